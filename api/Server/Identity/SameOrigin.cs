using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Identity;

/// <summary>
/// Another site can make a browser send our cookie, but it can't hide where it comes from: a changing request that rests
/// on the cookie must say that it comes from our own pages. Bearer tokens need no such check.
/// </summary>
internal static class SameOrigin
{
    internal static void RequireSameOriginForCookies(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        var byCookie = context.User.Identities.Any(i => i.IsAuthenticated)
            && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (!changes || !byCookie || IsOurs(request, context.RequestServices.GetRequiredService<CitySettings>()))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsOurs(HttpRequest request, CitySettings city) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
        && (origin.GetLeftPart(UriPartial.Authority) == $"{request.Scheme}://{request.Host}"
            || (city.PublicAddress is { } ours && origin.GetLeftPart(UriPartial.Authority) == ours.GetLeftPart(UriPartial.Authority)));
}
