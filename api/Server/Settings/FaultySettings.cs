using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Settings;

internal static class FaultySettings
{
    /// <summary>What is wrong with the settings, each line with the setting's name; empty when the server may start.</summary>
    internal static IReadOnlyList<string> Faults(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception e) when (e is OptionsValidationException or AggregateException or InvalidOperationException)
        {
            return [.. Lines(e)];
        }
    }

    private static IEnumerable<string> Lines(Exception exception) => exception switch
    {
        OptionsValidationException validation => validation.Failures,
        AggregateException several => several.InnerExceptions.SelectMany(Lines),
        // A value of the wrong kind, or a name that no setting has: the binder's innermost exception says which.
        { InnerException: InvalidOperationException inner } => Lines(inner),
        _ => [exception.Message],
    };
}
