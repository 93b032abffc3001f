using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using MimeKit;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Mails of the corpus, each read whole: parsed, its sender checked, what was written now found, and decided. Plain text
/// stands beside the npm package email-reply-parser, which gets the same texts as strings and only strips quotations; HTML
/// stands apart, since the package reads none. Prints the best of several runs, by time of the processor.
/// </summary>
internal static class RepliesBenchmark
{
    private const int Runs = 60;

    private static readonly Reference Asked = Reference.Parse("C2026-00142-L");
    private static readonly DateTimeOffset ReceivedAt = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly ReaderSettings Settings = new()
    {
        AcceptedDomains = ["seoul.example"],
        ConsultationMailbox = "consult120@seoul.example",
        Bodies =
        [
            new("citizen-service", "시민봉사담당관", ["citizen@seoul.example"], [new("sunyoung@seoul.example")], SenderPolicy.Dmarc),
            new("dasan-foundation", "120다산콜재단", ["ops@dasan120.example"], [new("jiyoung@dasan120.example")], SenderPolicy.Dmarc),
        ],
    };

    internal static int Run()
    {
        var corpus = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f)).ToList();
        var plain = corpus.Where(m => m.TextBody is not null).Select(m => Only(m, "plain", m.TextBody!)).ToList();
        var html = corpus.Where(m => m.HtmlBody is not null).Select(m => Only(m, "html", m.HtmlBody!)).ToList();

        Console.WriteLine($"mails of the corpus, best of {Runs} runs, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| | mails | characters a mail | mails/s | bytes allocated a mail |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        var ours = Measure("plain text, read and decided", plain);
        var theirs = EmailReplyParser.Measure(plain.ConvertAll(p => p.Text), Runs);
        if (theirs is { } t)
            Print("the same texts, stripped by email-reply-parser " + EmailReplyParser.Version, plain, t.Seconds, t.Bytes);
        Measure("HTML, read and decided", html);
        Console.WriteLine();
        Console.WriteLine(theirs is { } their
            ? FormattableString.Invariant($"The reader takes {their.Seconds / ours:F1} mails in the time in which email-reply-parser strips one.")
            : "email-reply-parser was not measured: " + EmailReplyParser.WhyNot);
        return 0;
    }

    private static double Measure(string name, List<(byte[] Mail, string Text)> mails)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.UserTime;
            foreach (var (mail, _) in mails)
                ReplyReader.Read(mail, Settings, ReceivedAt).OpinionOn(Asked);
            best = Math.Min(best, (Environment.CpuUsage.UserTime - start).TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Print(name, mails, best, bytes);
        return best;
    }

    private static void Print(string name, List<(byte[] Mail, string Text)> mails, double seconds, long? bytes) => Console.WriteLine(FormattableString.Invariant(
        $"| {name} | {mails.Count} | {mails.Average(m => m.Text.Length):F0} | {mails.Count / seconds:N0} | {(bytes is { } b ? (b / mails.Count).ToString("N0", System.Globalization.CultureInfo.InvariantCulture) : "–")} |"));

    /// <summary>The same mail with one body only, as UTF-8.</summary>
    private static (byte[] Mail, string Text) Only(MimeMessage mail, string subtype, string text)
    {
        var copy = new MimeMessage(mail.Headers) { Body = new TextPart(subtype) { Text = text, ContentTransferEncoding = ContentEncoding.EightBit } };
        using var stream = new MemoryStream();
        copy.WriteTo(stream);
        return (stream.ToArray(), text);
    }
}
