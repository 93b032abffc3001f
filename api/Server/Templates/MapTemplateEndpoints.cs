namespace ConsultAddin.Server.Templates;

internal static class MapTemplateEndpoints
{
    internal static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        routes.MapListTemplates();
        routes.MapCheckTemplate();
        routes.MapUploadTemplate();
        routes.MapGetTemplateFile();
        routes.MapPreviewTemplate();
        routes.MapRestoreTemplate();
        routes.MapStopTemplate();
    }
}
