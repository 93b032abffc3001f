using ConsultAddin.Faults;
using ConsultAddin.Faults.Driver;
using ConsultAddin.Faults.Load;
using ConsultAddin.Faults.Processes;

const string usage = """
    run [--seed N] [--replies N] [--replicas N] [--database sqlite|postgresql] [--control doubled|lost] [--kills N] [--hits FILE] [--logs FOLDER]
    fill --data FOLDER [--consultations N] [--seed N]
    load [--data FOLDER] [--consultations N] [--seconds N] [--rate N] [--seed N]
    """;
// Nothing here changes its settings while it runs, and watchers of files are few on a machine.
Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
try
{
    return args switch
    {
        ["run", .. var rest] => await FaultRun.RunAsync(new Options(rest)),
        ["fill", .. var rest] => await LoadRun.FillAsync(new Options(rest)),
        ["load", .. var rest] => await LoadRun.RunAsync(new Options(rest)),
        ["stand-in", .. var rest] => await ServerProgram.StandInAsync(new Options(rest)),
        ["server", .. var rest] => await ServerProgram.ServerAsync(new Options(rest)),
        _ => throw new FormatException("What is to be run?"),
    };
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(usage);
    return 2;
}
