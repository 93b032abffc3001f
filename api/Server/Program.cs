using ConsultAddin.Server;
using ConsultAddin.Server.Commands;
using ConsultAddin.Server.Settings;

// A verb does one thing and ends; without one the server serves.
if (args is [var verb, .. var rest] && !verb.StartsWith('-'))
    return await Verbs.RunAsync(verb, rest);

var builder = WebApplication.CreateBuilder(args);
builder.AddConsultAddin();
var app = builder.Build();

// Bad settings stop the start by name, not by a stack trace.
if (app.Faults() is { Count: > 0 } faults)
{
    Console.Error.WriteLine(string.Join(Environment.NewLine, faults));
    return 2;
}

app.MapConsultAddin();
var stopping = app.Lifetime.ApplicationStopping;
try
{
    await app.RunAsync();
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    // Told to stop while it was starting: that is no failure.
}

return 0;
