using System.Text;
using System.Text.RegularExpressions;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// The number finder, with all of R1, beside a plain source-generated regular expression for 02-120, on 100 MB of
/// UTF-16 text that holds what notices hold. Prints the best of several runs of each, taken in turns, by time of the processor.
/// </summary>
internal static partial class FinderBenchmark
{
    private const int Bytes = 100_000_000;
    private const int Runs = 5;

    internal static int Run()
    {
        Console.WriteLine($"{Bytes / 1_000_000} MB of UTF-16, best of {Runs} runs, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| text | finder GB/s | regex GB/s | finder hits | regex hits |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        Measure("full of hits (one in 31 characters)", "쉼터를 이용해 주세요. 문의 02-120 감사합니다.\n");
        Measure("notices (one hit in 120 characters)",
            "[서울시] 한파 쉼터를 11월 24일(화) 14시부터 이용하실 수 있습니다. 가까운 동주민센터에 문의하시거나 누리집을 확인해 주세요. 대상자는 9,915명이며 신청은 7일 이내에 하시기 바랍니다. 문의 02-120\n");
        Measure("symbols that need a closer look",
            "※ 「서울시」 안내 · 신청 기간: ‘11. 24.’ ~ ‘12. 31.’ ○ 대상 ☞ 누리집 … 문의 ☎ 02-120\n");
        Measure("no hit", "가까운 동주민센터에서 신청하실 수 있습니다. 자세한 내용은 누리집을 확인해 주세요. ");
        Measure("other numbers", "접수 02-2133-1200, 1202-120, 2026.02.12 0시, 120명, 3402-1200\n");
        return 0;
    }

    private static void Measure(string name, string notice)
    {
        var builder = new StringBuilder();
        while (builder.Length < Bytes / 2)
            builder.Append(notice);
        var text = builder.ToString(0, Bytes / 2);
        var (finder, regex) = (double.MaxValue, double.MaxValue);
        var (found, matched) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            finder = Math.Min(finder, Seconds(() => found = CountFound(text)));
            regex = Math.Min(regex, Seconds(() => matched = CountMatched(text)));
        }

        Console.WriteLine($"| {name} | {Bytes / finder / 1e9:F1} | {Bytes / regex / 1e9:F1} | {found:N0} | {matched:N0} |");
    }

    private static int CountFound(string text)
    {
        var count = 0;
        foreach (var span in HotlineFinder.Enumerate(text))
            count += span.Sort == HotlineSort.Match ? 1 : 0;
        return count;
    }

    private static int CountMatched(string text)
    {
        var count = 0;
        foreach (var _ in Plain().EnumerateMatches(text))
            count++;
        return count;
    }

    // The time of the processor, not of the wall: other programs on the same machine are no part of it.
    private static double Seconds(Action action)
    {
        var start = Environment.CpuUsage.UserTime;
        action();
        return (Environment.CpuUsage.UserTime - start).TotalSeconds;
    }

    [GeneratedRegex("02-120", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
