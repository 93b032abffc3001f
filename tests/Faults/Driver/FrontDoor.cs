using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace ConsultAddin.Faults.Driver;

/// <summary>
/// What stands before the replicas in a real deployment: gives each request to one of them, and to the next when that one is gone.
/// It can hold a notification back for a while, as Microsoft does.
/// </summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly IReadOnlyList<Uri> replicas;
    private readonly ConcurrentDictionary<Task, bool> heldBack = new();
    private int turn;
    private int delays;
    private int delayed;

    private FrontDoor(int port, IReadOnlyList<Uri> replicas)
    {
        this.replicas = replicas;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>How many notifications came later than they might have.</summary>
    public int Delayed => delayed;

    /// <summary>Opens it.</summary>
    public static async Task<FrontDoor> OpenAsync(int port, IReadOnlyList<Uri> replicas, CancellationToken ct)
    {
        var door = new FrontDoor(port, replicas);
        await door.app.StartAsync(ct);
        return door;
    }

    /// <summary>Holds back the next notifications.</summary>
    public void Delay(int notifications) => Interlocked.Exchange(ref delays, notifications);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await Task.WhenAll(heldBack.Keys);
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var asked = new Asked(
            context.Request.Method, context.Request.Path + context.Request.QueryString, body.ToArray(),
            context.Request.ContentType, context.Request.Headers.Authorization);
        if (context.Request is { Path.Value: "/notifications", QueryString.HasValue: false } && Interlocked.Decrement(ref delays) >= 0)
        {
            Interlocked.Increment(ref delayed);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            var later = LaterAsync(asked, context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            heldBack[later] = true;
            return;
        }

        using var answer = await AskAsync(asked, context.RequestAborted);
        if (answer is null)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task LaterAsync(Asked asked, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(4), stopping);
            using var answer = await AskAsync(asked, stopping);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task<HttpResponseMessage?> AskAsync(Asked asked, CancellationToken ct)
    {
        var first = Interlocked.Increment(ref turn);
        for (var i = 0; i < replicas.Count; i++)
        {
            using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(replicas[(first + i) % replicas.Count], asked.Target));
            if (asked.Content.Length > 0 || asked.ContentType is not null)
                request.Content = new ByteArrayContent(asked.Content);
            if (asked.ContentType is not null)
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(asked.ContentType);
            if (asked.Authorization is not null)
                request.Headers.TryAddWithoutValidation("Authorization", asked.Authorization);
            try
            {
                return await http.SendAsync(request, ct);
            }
            catch (HttpRequestException)
            {
                // Dead, or not yet alive: the next one.
            }
        }

        return null;
    }

    private sealed record Asked(string Method, string Target, byte[] Content, string? ContentType, string? Authorization);
}
