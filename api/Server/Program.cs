using ConsultAddin.Server;
using ConsultAddin.Server.Commands;

if (args is [var verb, .. var rest] && Verbs.Find(verb) is { } run)
    return await run(rest);

var builder = WebApplication.CreateBuilder(args);
builder.AddConsultAddin();
var app = builder.Build();
app.MapConsultAddin();
await app.RunAsync();
return 0;
