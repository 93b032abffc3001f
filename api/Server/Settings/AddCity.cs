using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Settings;

internal static class AddCity
{
    /// <summary>
    /// Reads the city's settings from the file named by <c>CityFile</c> (default <c>city.json</c> in the content root),
    /// over which environment and command line still win, and checks them before anything starts.
    /// </summary>
    internal static void AddCitySettings(this IHostApplicationBuilder builder)
    {
        var file = builder.Configuration["CityFile"];
        var path = Path.Combine(builder.Environment.ContentRootPath, file ?? "city.json");
        var source = new ConfigurationBuilder().AddJsonFile(path, optional: file is null).Build();
        // First in the list: whatever was added before, environment and command line among it, overrides the file.
        builder.Configuration.Sources.Insert(0, new ChainedConfigurationSource { Configuration = source, ShouldDisposeConfiguration = true });
        builder.Services.AddSingleton<IValidateOptions<CitySettings>, CheckCitySettings>();
        builder.Services.AddOptions<CitySettings>().BindConfiguration(CitySettings.Section, o => o.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<CitySettings>>().Value);
    }
}
