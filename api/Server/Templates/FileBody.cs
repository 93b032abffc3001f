namespace ConsultAddin.Server.Templates;

internal static class FileBody
{
    /// <summary>The endpoint takes a file as its whole body, beyond what others take.</summary>
    internal static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder endpoint) =>
        endpoint.Accepts<Stream>("application/octet-stream").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(2 * UploadedFile.Longest));
}
