using System.Runtime.CompilerServices;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>What the API says of itself.</summary>
public sealed class DescriptionTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>, IAsyncLifetime
{
    private ServerProcess _server = null!;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(database.Connection);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Set the environment variable UPDATE_OPENAPI to 1 and run this test to write the file anew.</summary>
    [Fact]
    public async Task The_description_in_the_repository_is_what_the_code_gives()
    {
        using var http = new HttpClient { BaseAddress = _server.Address };
        var given = (await http.GetStringAsync("/swagger/v1/swagger.json", TestContext.Current.CancellationToken)).TrimEnd() + "\n";
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../api/Server/openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(file, given, TestContext.Current.CancellationToken);
        Assert.Equal(given, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_endpoint_names_its_guard() => Assert.All(Endpoints, e =>
    {
        Assert.True(
            e.Metadata.OfType<Guard>().Count() == 1, $"{e.DisplayName} names no guard: end its mapping with ForRoles, ForSignedIn, ForMachine, ForGraph or Open.");
        Assert.NotEmpty(e.Metadata.GetMetadata<Guard>()!.Who);
    });

    [Fact]
    public void Only_what_says_so_stands_open_and_all_else_asks_for_a_token() => Assert.All(Endpoints, e =>
    {
        var open = e.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        Assert.Equal(e.Metadata.GetMetadata<Guard>()?.Kind is "open" or "graph", open);
        Assert.Equal(!open, e.Metadata.GetMetadata<AuthorizationPolicy>() is not null);
    });

    private IReadOnlyList<RouteEndpoint> Endpoints
    {
        get
        {
            var endpoints = _server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
            Assert.True(endpoints.Count > 20);
            return endpoints;
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
