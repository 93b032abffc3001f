using System.Diagnostics;
using System.Text;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Texts;
using ConsultAddin.Core.Sheets;
using MimeKit;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Mails of the corpus, each read whole: parsed, its sender checked, what was written now found, and decided. Plain text
/// stands beside the npm package email-reply-parser, which gets the same texts as strings and only strips quotations; so do
/// the same strings without mail and sender. HTML stands apart, since the package reads none. Prints the best of several runs, by time of the
/// processor; where all processors read, by time of the clock.
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
        // Before the first mail is loaded, or Korean ones become letters of another script.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var corpus = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f)).ToList();
        var plain = corpus.Where(m => m.TextBody is not null).Select(m => Only(m, "plain", m.TextBody!)).ToList();
        var html = corpus.Where(m => m.HtmlBody is not null).Select(m => Only(m, "html", m.HtmlBody!)).ToList();

        Console.WriteLine($"mails of the corpus, best of {Runs} runs, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| | mails | characters a mail | mails/s | bytes allocated a mail |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        var ours = Measure("mails in plain text: parsed, sender checked, read and decided", plain, p => Whole(p.Mail));
        var words = Measure("their texts alone, as strings: read and decided", plain, p => Decided(p.Text));
        var theirs = EmailReplyParser.Measure(plain.ConvertAll(p => p.Text), Runs);
        if (theirs is { } t)
            Print("the same texts, stripped by email-reply-parser " + EmailReplyParser.Version, plain, t.Seconds, t.Bytes);
        MeasureOnAll($"mails in plain text, on all {Environment.ProcessorCount} processors at once", plain);
        Measure("mails in HTML: parsed, sender checked, read and decided", html, p => Whole(p.Mail));
        Console.WriteLine();
        Console.WriteLine(theirs is { } their
            ? FormattableString.Invariant($"In the time in which email-reply-parser strips one text, the reader takes {their.Seconds / ours:F1} mails, or {their.Seconds / words:F1} texts.")
            : "email-reply-parser was not measured: " + EmailReplyParser.WhyNot);
        return 0;
    }

    private static void Whole(byte[] mail) => ReplyReader.Read(mail, Settings, ReceivedAt).OpinionOn(Asked);

    private static void Decided(string text)
    {
        var own = OwnWords.Read(PlainText.Lines(text), "");
        DecisionReader.Read(own.Spoken, Reference.FindAll(own.Text));
    }

    private static void MeasureOnAll(string name, List<(byte[] Mail, string Text)> mails)
    {
        var best = double.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            Parallel.ForEach(mails, p => Whole(p.Mail));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        Print(name, mails, best, null);
    }

    private static double Measure(string name, List<(byte[] Mail, string Text)> mails, Action<(byte[] Mail, string Text)> read)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.UserTime;
            foreach (var mail in mails)
                read(mail);
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
