using Microsoft.AspNetCore.Http.Features;

namespace ConsultAddin.Local.Web;

/// <summary>Nobody needs a password here, so that other sites open in the same browser must be kept out.</summary>
internal static class OwnSite
{
    // A mail with attachments of 100 MB, in base64.
    private const long LargestMail = 150_000_000;

    /// <summary>Refuses requests that a browser sends for another site's page, save for plain navigation, and takes large mails.</summary>
    public static void UseOwnSite(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = LargestMail;
        var request = context.Request;
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            && !(HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate"))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("다른 사이트에서 온 요청은 받지 않습니다.");
        }

        return next(context);
    });
}
