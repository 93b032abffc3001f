using ConsultAddin.Benchmarks;

// Each verb prints one small table: dotnet run -c Release --project tests/Benchmarks -- finder
return args switch
{
    ["finder"] => FinderBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Verbs: finder");
    return 2;
}
