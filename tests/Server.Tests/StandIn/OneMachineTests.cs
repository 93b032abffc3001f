using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Local;
using ConsultAddin.Local.Doors;
using ConsultAddin.Local.People;
using ConsultAddin.Local.Routing;
using Microsoft.AspNetCore.Builder;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>The default run in this process, its mailboxes' rounds switched off.</summary>
public sealed class OneMachineFixture : IAsyncLifetime
{
    private WebApplication app = null!;

    public string Data { get; } = Directory.CreateTempSubdirectory("one-machine-").FullName;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var arguments = LocalArguments.Read(["--port", "0", "--data", Data]);
        app = OneMachine.Build(arguments, new Dictionary<string, string?> { ["Mailboxes:Scheduled"] = "false" });
        await app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri($"http://127.0.0.1:{arguments.Port}") };

        // The library keeps its check of issuers for the whole process, with the client of the first application that made it.
        using var warm = await MeAsync(await Http.GetStringAsync("/local/token?as=minsu@seoul.example"));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
    }

    public async Task<HttpResponseMessage> MeAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Authorization = new("Bearer", token);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

/// <summary>The default run: the product in production configuration beside the stand-in, on one port of plain http.</summary>
public sealed class OneMachineTests(OneMachineFixture machine) : IClassFixture<OneMachineFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HttpClient Http => machine.Http;

    [Fact]
    public async Task The_product_takes_the_issuers_tokens_with_its_real_check()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.MeAsync("nonsense")).StatusCode);

        using var me = await machine.MeAsync(await Http.GetStringAsync("/local/token?as=minsu@seoul.example", Cancellation));

        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal("minsu@seoul.example", (string?)(await me.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["address"]);
    }

    [Fact]
    public async Task A_token_for_Graph_opens_nothing_of_the_products()
    {
        using var me = await machine.MeAsync(await Http.GetStringAsync("/local/token?as=graph", Cancellation));

        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
    }

    [Fact]
    public async Task A_guest_signs_in_on_a_page_and_comes_back_to_it_with_a_cookie()
    {
        using var people = await Http.GetAsync("/c/C2026-00001-Q", Cancellation);
        var page = await people.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("누구로 로그인할까요?", page);

        using var back = await Http.GetAsync($"{people.RequestMessage!.RequestUri}&as=jiyoung@dasan120.example", Cancellation);

        Assert.Equal("/c/C2026-00001-Q", back.RequestMessage!.RequestUri!.AbsolutePath);
        var me = await Http.GetFromJsonAsync<JsonObject>("/api/me", Cancellation);
        Assert.Equal("jiyoung@dasan120.example", (string?)me!["address"]);
        Assert.Equal("dasan-foundation", (string?)(me["body"] is JsonObject body ? body["code"] : me["body"]));
    }

    [Fact]
    public async Task The_stand_ins_addresses_are_no_part_of_the_products_description()
    {
        var description = await Http.GetFromJsonAsync<JsonObject>("/swagger/v1/swagger.json", Cancellation);

        Assert.All(description!["paths"]!.AsObject(), path => Assert.DoesNotMatch($"^/(local|graph|common|organizations|{Tenant.Id})", path.Key));
    }

    [Fact]
    public void The_built_pane_takes_Office_from_the_stand_in_and_is_otherwise_as_it_was_built()
    {
        var built = Directory.CreateTempSubdirectory("pane-");
        File.WriteAllText(Path.Combine(built.FullName, "index.html"), "<script src=\"https://appsforoffice.microsoft.com/lib/1/hosted/office.js\"></script><p>협의서</p>");
        File.WriteAllText(Path.Combine(built.FullName, "main.js"), "// https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
        using var files = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(built.FullName);
        var pane = new OfficeFromHere(files);

        var page = pane.GetFileInfo("index.html");
        using var reader = new StreamReader(page.CreateReadStream());
        Assert.Equal("<script src=\"/local/office.js\"></script><p>협의서</p>", reader.ReadToEnd());
        Assert.Null(page.PhysicalPath);
        Assert.NotNull(pane.GetFileInfo("main.js").PhysicalPath);
        built.Delete(recursive: true);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/users/x", "/graph/v1.0/users/x")]
    [InlineData("https://login.microsoftonline.com/common/discovery/instance?a=b", "/common/discovery/instance?a=b")]
    public async Task Microsofts_hosts_are_led_to_the_stand_in(string asked, string led)
    {
        var seen = new Seen();
        using var client = new HttpClient(new MicrosoftHosts(new Uri("http://127.0.0.1:9")) { InnerHandler = seen });

        await client.GetAsync(asked, Cancellation);

        Assert.Equal("http://127.0.0.1:9" + led, seen.Address);
    }

    [Theory]
    [InlineData("https://www.seoul.go.kr/")]
    [InlineData("https://graph.microsoft.com.evil.example/")]
    [InlineData("http://169.254.169.254/metadata")]
    public async Task Every_other_host_is_refused(string asked)
    {
        var seen = new Seen();
        using var client = new HttpClient(new MicrosoftHosts(new Uri("http://127.0.0.1:9")) { InnerHandler = seen });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(asked, Cancellation));

        Assert.Null(seen.Address);
    }

    [Theory]
    [InlineData("--only server")]
    [InlineData("--stand-in http://127.0.0.1:1")]
    [InlineData("--only server --stand-in https://evil.example")]
    [InlineData("--only everything")]
    [InlineData("--port many")]
    [InlineData("--port")]
    public void A_command_line_that_makes_no_sense_is_refused(string line) =>
        Assert.Throws<FormatException>(() => LocalArguments.Read(line.Split(' ')));

    [Fact]
    public void The_city_written_for_the_product_names_people_whom_the_stand_in_knows()
    {
        var city = JsonNode.Parse(File.ReadAllText(Path.Combine(machine.Data, "server", "city.json")))!["City"]!;
        var accounts = new Accounts(Accounts.Default);

        var named = city["Bodies"]!.AsArray().SelectMany(b => b!["Addresses"]!.AsArray().Select(a => (string)a!).Concat(b["Members"]!.AsArray().Select(m => (string)m!["Address"]!)))
            .Concat(city["Departments"]!.AsArray().SelectMany(d => d!["Members"]!.AsArray().Concat(d["Mailboxes"]!.AsArray()).Select(a => (string)a!)))
            .Append((string)city["ConsultationMailbox"]!);

        Assert.All(named, address => Assert.NotNull(accounts.Find(address)));
    }

    private sealed class Seen : HttpMessageHandler
    {
        public string? Address { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Address = request.RequestUri!.ToString();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }
    }
}
