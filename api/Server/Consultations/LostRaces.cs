namespace ConsultAddin.Server.Consultations;

/// <summary>
/// A request that lost a race is done over from its beginning. The lost transaction wrote nothing, and the use case decides anew by what
/// stands there now: whoever said which version they had seen is told if that one has passed, and nobody else hears of the product's own rounds.
/// </summary>
internal static class LostRaces
{
    // Each lost race means that another one got through, so only a crowd could use them all.
    private const int Most = 20;

    /// <summary>Does so for every request under <c>/api</c> that may change something.</summary>
    public static void RepeatLostRaces(this IApplicationBuilder app) => app.Use((context, next) =>
        HttpMethods.IsGet(context.Request.Method) || !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? next(context)
            : Repeat(context, next));

    private static async Task Repeat(HttpContext context, RequestDelegate next)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var (services, content) = (context.RequestServices, context.Request.Body);
        try
        {
            for (var race = 1; ; race++)
            {
                // Services of its own each time: what was staged for the lost transaction goes away with them.
                await using var scope = services.CreateAsyncScope();
                using var unread = new MemoryStream(body.GetBuffer(), 0, (int)body.Length, writable: false);
                (context.RequestServices, context.Request.Body) = (scope.ServiceProvider, unread);
                try
                {
                    await next(context);
                    return;
                }
                catch (StaleException) when (race < Most && !context.Response.HasStarted)
                {
                }
            }
        }
        finally
        {
            (context.RequestServices, context.Request.Body) = (services, content);
        }
    }
}
