namespace ConsultAddin.Server.Templates;

internal static class AddTemplateServices
{
    /// <summary>The departments' templates.</summary>
    internal static void AddTemplates(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TemplateCache>();
        builder.Services.AddScoped<TemplateShelf>();
    }
}
