using ConsultAddin.Benchmarks;

// Each verb prints one small table: dotnet run -c Release --project tests/Benchmarks -- finder
return args switch
{
    ["documents"] => DocumentsBenchmark.Run(),
    ["finder"] => FinderBenchmark.Run(),
    ["learn"] => LearnReplies.Run(Directory.GetCurrentDirectory(), measure: false),
    ["learn", "--measure"] => LearnReplies.Run(Directory.GetCurrentDirectory(), measure: true),
    ["lines"] => LearnLines.Run(Directory.GetCurrentDirectory(), measure: false),
    ["lines", "--measure"] => LearnLines.Run(Directory.GetCurrentDirectory(), measure: true),
    ["replies"] => RepliesBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Verbs: documents, finder, learn [--measure], lines [--measure], replies");
    return 2;
}
