using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>
/// Of the logs leave our own lines, which name no person, whole; of other libraries' lines the templates without their values; and of
/// failures the kind and the place, without the message, which holds whatever the failing thing was given.
/// </summary>
internal sealed class OnlyOurWords : BaseProcessor<LogRecord>
{
    private const string Ours = nameof(ConsultAddin);
    private const string Template = "{OriginalFormat}";

    /// <inheritdoc/>
    public override void OnEnd(LogRecord data)
    {
        var attributes = data.Attributes ?? [];
        if (data.CategoryName?.StartsWith(Ours, StringComparison.Ordinal) != true)
        {
            attributes = [.. attributes.Where(a => a.Key == Template)];
            data.FormattedMessage = attributes is [{ Value: string template }] ? template : null;
        }

        if (data.Exception is { } failure)
        {
            attributes = [.. attributes, new("exception.type", failure.GetType().FullName), new("exception.stacktrace", new StackTrace(failure).ToString())];
            data.Exception = null;
        }

        data.Attributes = attributes;
    }
}
