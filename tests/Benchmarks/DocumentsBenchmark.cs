using System.Diagnostics;
using System.IO.Compression;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Filling a sheet of about twenty fields and five repeated rows into mail, Word and Hangul files, beside rewriting the
/// filled .docx's zip untouched, which nothing that gives a .docx can beat. Prints medians, taken in turns.
/// </summary>
internal static class DocumentsBenchmark
{
    private const int Runs = 2_000;

    internal static int Run()
    {
        var filled = Filled();
        var word = WordSheet.Fill(WordSheet.DefaultTemplate, filled);
        var hwpx = HwpxSheet.Fill(HwpxSheet.DefaultTemplate, filled);
        var html = MailSheet.Render(filled);
        (string Name, Func<int> Action)[] measured =
        [
            (".docx: zip rewritten untouched", () => Rewritten(word)),
            (".docx: fill", () => WordSheet.Fill(WordSheet.DefaultTemplate, filled).Length),
            (".docx: read back", () => WordSheet.Read(word)!.Fields.Count),
            (".hwpx: fill", () => HwpxSheet.Fill(HwpxSheet.DefaultTemplate, filled).Length),
            (".hwpx: read back", () => HwpxSheet.Read(hwpx)!.Fields.Count),
            ("mail: render", () => MailSheet.Render(filled).Length),
            ("mail: read back", () => MailSheet.Read(html)!.Fields.Count),
        ];
        var times = measured.Select(_ => new List<double>(Runs)).ToArray();
        var allocated = new long[measured.Length];
        for (var run = 0; run < Runs; run++)
        {
            for (var i = 0; i < measured.Length; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                measured[i].Action();
                times[i].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                allocated[i] = GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        Console.WriteLine($"{Runs} runs, {Environment.ProcessorCount} processors, .NET {Environment.Version}; .docx {word.Length} bytes, .hwpx {hwpx.Length} bytes, HTML {html.Length} characters");
        Console.WriteLine();
        Console.WriteLine("| | median ms | allocated KB |");
        Console.WriteLine("|---|---:|---:|");
        for (var i = 0; i < measured.Length; i++)
            Console.WriteLine($"| {measured[i].Name} | {times[i].Order().ElementAt(Runs / 2):F3} | {allocated[i] / 1024} |");
        return 0;
    }

    private static int Rewritten(byte[] file)
    {
        var bytes = new MemoryStream(file.Length);
        using (var source = new ZipArchive(new MemoryStream(file, writable: false)))
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                from.CopyTo(to);
            }
        }

        return bytes.ToArray().Length;
    }

    private static FilledSheet Filled()
    {
        var reference = new Reference(2026, 142);
        var sheet = new Sheet
        {
            Department = "한파대응팀",
            Title = "한파쉼터 이용 안내",
            Messages =
            [
                new Message
                {
                    Text = "[서울시] 한파쉼터를 11월 24일(화) 14시부터 이용하실 수 있습니다.\n가까운 동주민센터에 문의하시거나 누리집을 확인해 주세요. 문의 02-120",
                    Channel = Channel.Lms, Heading = "한파쉼터 안내", Sender = "02-120", Recipients = 9_915,
                    WindowStart = SeoulTime.At(2026, 11, 24, 14, 0), WindowEnd = SeoulTime.At(2026, 11, 24, 16, 0),
                },
            ],
            Reason = "한파특보에 따라 쉼터를 안내합니다.",
            Contact = new Contact { Name = "김민수", Telephone = "02-2133-0000" },
            OffHoursContact = new Contact { Name = "당직실", Telephone = "02-2133-0001" },
            Selection = "지난해 쉼터를 이용한 시민",
            NumberSource = "이용 신청서",
            Eligibility = "서울에 사는 65세 이상",
            Objection = "2026. 12. 1.까지 전화",
            Questions = [.. Enumerable.Range(1, 5).Select(i => new QuestionAndAnswer($"질문 {i}: 어디로 가야 하나요?", "가까운 동주민센터로 오시면 됩니다."))],
        };
        return new FilledSheet
        {
            Reference = reference,
            Revision = 1,
            FillCode = FillCode.Of(reference, 1, sheet),
            Sheet = sheet,
            Bodies = [new("citizen-service", "시민봉사담당관"), new("dasan-foundation", "120다산콜재단")],
            AnswerBy = Deadlines.AnswerBy(sheet.PlannedStart!.Value),
            SendBy = Deadlines.SendBy(sheet.PlannedStart!.Value),
        };
    }
}
