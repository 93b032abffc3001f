using System.Diagnostics;
using System.Text.Json;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Decisions.Learnt;
using ConsultAddin.Core.Replies.Texts;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Learns which lines of a mail are its writer's own from the ends of mails, and writes what the reader holds; with <c>--measure</c> each file is
/// only read by what the others taught. AdaGrad on the logistic loss, always in the same order.
/// </summary>
internal static class LearnLines
{
    private const int Rounds = 8, Made = 12_000;
    private const float Step = 0.3f, Decay = 2e-6f;
    private const float WorthOfAnswer = 0.3f, WorthOfMade = 0.2f;

    /// <summary>A mail's lines, and which of them are own.</summary>
    private sealed record End(List<TextLine> Lines, bool[] Own, string Text);

    private readonly record struct Line((int Place, float Value)[] Traits, bool IsOwn, float Worth);

    internal static int Run(string root, bool measure)
    {
        var files = Directory.GetFiles(Path.Combine(root, "tests/Core.Tests/Replies/Ends"), "*.jsonl").Order(StringComparer.Ordinal).ToList();
        var answers = Directory.GetFiles(Path.Combine(root, "tests/Core.Tests/Replies/Decisions"), "learn-*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Where(l => l.Contains('\t', StringComparison.Ordinal)).Select(l => l.Split('\t')[1].Replace("\\n", "\n", StringComparison.Ordinal)).ToList();
        var ends = files.ToDictionary(f => f, f => File.ReadLines(f).Where(l => l.Length > 0).Select(l => Parse(JsonDocument.Parse(l).RootElement)).ToList());
        var began = Stopwatch.StartNew();
        if (measure) Measure(ends, answers);
        else
        {
            using var file = File.Create(Path.Combine(root, "api/Core/Replies/Texts/lines.br"));
            Learn([.. ends.Values.SelectMany(e => e)], answers, Experience.Fingerprint(files)).Write(file);
            Console.WriteLine(FormattableString.Invariant($"{ends.Values.Sum(e => e.Count)} ends, lines.br: {file.Length:N0} bytes"));
        }
        Console.WriteLine(FormattableString.Invariant($"{began.Elapsed.TotalSeconds:F0} s"));
        return 0;
    }

    private static void Measure(Dictionary<string, List<End>> ends, List<string> answers)
    {
        Console.WriteLine("| left out | mails | exact | too much kept | words cut | approvals | asked in vain | approvals by words cut |\n|---|---:|---:|---:|---:|---:|---:|---:|");
        var all = new int[7];
        foreach (var file in ends.Keys)
        {
            var sense = Learn([.. ends.Where(e => e.Key != file).SelectMany(e => e.Value)], answers, []);
            var counts = new int[7];
            foreach (var end in ends[file])
            {
                var words = OwnWords.Read(end.Lines, "", sense);
                var read = Bare(words.Text);
                var (approves, shouldApprove) = (Approves(words.Spoken) && !ReplyReader.SpeaksAgainst(words, []), Approves(end.Text));
                if (shouldApprove) counts[4]++;
                if (shouldApprove && !approves) counts[5]++;
                if (!shouldApprove && approves) counts[6]++;
                counts[0]++;
                counts[read == Bare(end.Text) ? 1 : read.Contains(Bare(end.Text), StringComparison.Ordinal) ? 2 : 3]++;
            }
            Print(Path.GetFileNameWithoutExtension(file), counts);
            for (var i = 0; i < all.Length; i++) all[i] += counts[i];
        }
        Print("together", all);

        static void Print(string name, int[] c) => Console.WriteLine(FormattableString.Invariant($"| {name} | {c[0]} | {c[1]} ({100.0 * c[1] / c[0]:F1} %) | {c[2]} | {c[3]} | {c[4]} | {c[5]} | {c[6]} |"));
    }

    private static bool Approves(string text) => DecisionReader.Read(text, []) is [var opinion] && opinion.Decision == Decision.Approve;

    private static End Parse(JsonElement end)
    {
        var lines = end.TryGetProperty("html", out var html) ? HtmlText.Lines($"<html><body>{html.GetString()}</body></html>") : PlainText.Lines(end.GetProperty("body").GetString()!);
        return Aligned(lines, end.GetProperty("own").GetString()!) ?? throw new InvalidDataException($"not own: {end}");
    }

    private static End? Aligned(List<TextLine> lines, string text)
    {
        var own = new bool[lines.Count];
        var rest = Bare(text).AsSpan();
        for (var i = 0; i < own.Length; i++)
        {
            var line = Bare(lines[i].Text);
            if (line.Length == 0 || !rest.StartsWith(line, StringComparison.Ordinal)) continue;
            own[i] = true;
            rest = rest[line.Length..];
        }
        return rest.IsEmpty ? new(lines, own, text) : null;
    }

    private static string Bare(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c) && c is not ('\u200b' or '\u200c' or '\ufeff')));

    private static LineSense Learn(List<End> ends, List<string> answers, byte[] source)
    {
        var random = new Random(7);
        var lines = new List<Line>();
        foreach (var end in ends) Add(end, 1);
        for (var i = 0; i < Made; i++)
        {
            var answer = answers[random.Next(answers.Count)];
            if (i % 3 == 0 && Aligned(PlainText.Lines(answer), answer) is { } alone) Add(alone, WorthOfAnswer);
            else if (i % 3 > 0 && Under(answer, ends[random.Next(ends.Count)], random) is { } made) Add(made, WorthOfMade);
        }
        var order = lines.ToArray();
        var weights = new float[1 << LineTraits.Bits];
        var squares = new float[1 << LineTraits.Bits];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var (traits, isOwn, worth) in order)
            {
                var sum = 0f;
                foreach (var (place, value) in traits) sum += weights[place] * value;
                var slope = (1 / (1 + MathF.Exp(-sum)) - (isOwn ? 1 : 0)) * worth;
                foreach (var (place, value) in traits)
                {
                    var g = slope * value + Decay * weights[place];
                    squares[place] += g * g;
                    weights[place] -= Step * g / (MathF.Sqrt(squares[place]) + 1e-3f);
                }
            }
        }
        return new(source, weights);

        void Add(End end, float worth)
        {
            var traits = new LineTraits(end.Lines, 0, end.Lines.Count);
            for (var n = 0; n < traits.Count; n++) lines.Add(new([.. traits.Of(n)], end.Own[traits.At(n)], worth));
        }
    }

    // Somebody's end under somebody else's answer; sometimes with no blank line between. Short last words of one's own, such as a name, stay with the end.
    private static End? Under(string answer, End end, Random random)
    {
        const int longestClosing = 20;
        var last = Array.FindLastIndex(end.Own, own => own);
        if (last < 0 || last == end.Lines.Count - 1) return null;
        var closing = last;
        while (closing > 0 && end.Lines[closing].Text.Length is > 0 and <= longestClosing && !SignatureBlock.IsSentence(end.Lines[closing].Text)) closing--;
        var texts = end.Lines.Skip(closing + 1).Select(l => l.Text).ToList();
        var own = string.Join('\n', texts.Take(last - closing).Prepend(answer));
        if (!end.Lines[closing + 1].IsBlank) texts.Insert(0, "");
        if (random.Next(6) == 0) texts.RemoveAll(t => t.Length == 0);
        return Aligned(PlainText.Lines(string.Join('\n', texts.Prepend(answer))), own);
    }
}
