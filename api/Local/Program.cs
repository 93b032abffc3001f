using ConsultAddin.Local;
using ConsultAddin.Local.Doors;

LocalArguments arguments;
try
{
    arguments = LocalArguments.Read(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(LocalArguments.Usage);
    return 2;
}

var app = OneMachine.Build(arguments);
await app.StartAsync();
Console.WriteLine($"Ready: http://127.0.0.1:{arguments.Port}");
await app.WaitForShutdownAsync();
return 0;
