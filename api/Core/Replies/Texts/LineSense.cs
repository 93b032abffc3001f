using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Tells a person's own lines from what stands around them: signature blocks, footers, banners of forms never seen before. A logistic regression
/// over each line's <see cref="LineTraits"/>, learnt by <c>tests/run --long lines</c> from the ends of mails in tests/Core.Tests/Replies/Ends; then
/// the likeliest order of things: what stands above, own words, what stands below, and seldom own words again.
/// </summary>
internal sealed partial class LineSense
{
    // Nobody answers with so many: of what is longer all is taken for own words.
    private const int MostLines = 2_000;

    // What is clipped is short.
    private const int LongestRemark = 24;

    private const int Places = 1 << LineTraits.Bits;

    // Measured on ends left out: tests/Core.Tests/Replies/Ends/README.md.
    private const float CostOfReturn = 1.5f, CostWithinParagraph = 2, WorthOfPostscript = 6, WorthOfSpeaking = 2.5f;

    // What is less sure is weighed with the answer before an approval counts; a line that belongs to no block more so.
    private const float SureInBlock = -3, SureAlone = -6;

    private static readonly Lazy<LineSense> Learnt = new(Load);

    private readonly float _scale;
    private readonly sbyte[] _steps;

    /// <summary>What was learnt.</summary>
    /// <param name="source">Fingerprint of the ends, SHA-256.</param>
    /// <param name="weights">For each place how far it speaks for own words.</param>
    public LineSense(ReadOnlyMemory<byte> source, float[] weights)
    {
        Source = source;
        _scale = weights.Max(MathF.Abs) / sbyte.MaxValue;
        _steps = Array.ConvertAll(weights, w => (sbyte)MathF.Round(w / _scale));
    }

    private LineSense(ReadOnlyMemory<byte> source, float scale, sbyte[] steps) => (Source, _scale, _steps) = (source, scale, steps);

    /// <summary>What the reader holds.</summary>
    public static LineSense Held => Learnt.Value;

    /// <summary>Fingerprint of the ends that it was learnt from, SHA-256.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    /// <summary>What is known of a line.</summary>
    /// <param name="IsOwn">Whether it is the person's own.</param>
    /// <param name="IsSure">Whether it is surely not, by its words or by its place: it need be weighed only for a word of <see cref="Restraint"/>.</param>
    internal readonly record struct Line(bool IsOwn, bool IsSure);

    /// <summary>What is known of each line of a stretch; blank ones aren't own.</summary>
    /// <param name="lines">The lines of a mail.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Behind its end.</param>
    public Line[] Read(IReadOnlyList<TextLine> lines, int start, int end)
    {
        var known = new Line[end - start];
        if (known.Length > MostLines)
        {
            Array.Fill(known, new(true, false));
            return known;
        }
        var traits = new LineTraits(lines, start, end);
        var odds = new float[traits.Count];
        for (var n = 0; n < odds.Length; n++) odds[n] = Odds(traits.Of(n)) + Worth(lines[traits.At(n)].Text, traits.HoldsContact(n, n + 1));
        // Nobody sends nothing, but for a block that holds a way to reach them.
        var wrote = Likeliest(odds, traits, out var order);
        if (!wrote) Array.Fill(order, !traits.HoldsContact(0, odds.Length));
        foreach (var (from, to) in Runs(order))
        {
            if (!order[from]) KeepRemarks(lines, traits, order, from, to);
        }
        foreach (var (from, to) in Runs(order))
        {
            for (var n = from; n < to;)
            {
                var next = n + 1;
                while (next < to && !traits.BeginsParagraph(next)) next++;
                var sure = traits.HoldsContact(n, next) ? SureInBlock : SureAlone;
                for (; n < next; n++) known[traits.At(n) - start] = new(order[n], odds[n] < sure);
            }
        }
        return known;
    }

    private static List<(int From, int To)> Runs(bool[] order)
    {
        var runs = new List<(int, int)>();
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && order[to] == order[from]) to++;
            runs.Add((from, to));
            from = to;
        }
        return runs;
    }

    // A bar between own words belongs to them, and a remark above a block is none of its lines: "주말·야간 제외".
    private static void KeepRemarks(IReadOnlyList<TextLine> lines, LineTraits traits, bool[] order, int from, int to)
    {
        if (from > 0 && to < order.Length && traits.AreBars(from, to)) order.AsSpan(from, to - from).Fill(true);
        for (var n = from; n < to && IsRemark(lines[traits.At(n)].Text) && !traits.HoldsContact(n, n + 1); n++) order[n] = true;
    }

    private static bool IsRemark(string line) => line.Length <= LongestRemark && Remark().IsMatch(line);

    [GeneratedRegex(@"동의|승인|반려|보류|이견|이의\s?없|찬성|반대|조건|수정|보완|원안|제외|이후|이전|삭제|추가|변경|교체|금지|필수|요망|바람|까지|부터|불가|가능|발송", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Remark();

    private static float Worth(string line, bool holdsContact) =>
        IsPostscript(line) ? WorthOfPostscript : line.Length <= LongestRemark && !holdsContact && SignatureBlock.Speaks(line) ? WorthOfSpeaking : 0;

    // What somebody adds to a finished letter.
    private static bool IsPostscript(string text)
    {
        var words = text.AsSpan().TrimStart(" *-※☞▶[(");
        foreach (var start in (ReadOnlySpan<string>)["추신", "p.s", "ps.", "ps:", "ps)", "덧붙", "추가로", "단,", "단 ", "다만"])
        {
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private float Odds(IReadOnlyList<(int Place, float Value)> traits)
    {
        var sum = 0f;
        for (var i = 0; i < traits.Count; i++) sum += _steps[traits[i].Place] * traits[i].Value;
        return sum * _scale;
    }

    private enum Part
    {
        Above,
        Own,
        Below,
        OwnAgain,
    }

    private const int Parts = 4;

    // Viterbi, "Error bounds for convolutional codes", 1967. False when nothing at all is own.
    private static bool Likeliest(ReadOnlySpan<float> odds, LineTraits traits, out bool[] own)
    {
        own = new bool[odds.Length];
        var came = new byte[odds.Length * Parts];
        Span<float> score = [0, 0, float.NegativeInfinity, float.NegativeInfinity];
        Span<float> next = stackalloc float[Parts];
        for (var n = 0; n < odds.Length; n++)
        {
            for (var to = 0; to < Parts; to++)
            {
                var best = 0;
                var within = traits.BeginsParagraph(n) ? 0 : CostWithinParagraph;
                for (var from = 1; from <= to; from++)
                {
                    if (Passing(from, to, score, within) > Passing(best, to, score, within)) best = from;
                }
                came[n * Parts + to] = (byte)best;
                next[to] = Passing(best, to, score, within) + ((Part)to is Part.Own or Part.OwnAgain ? odds[n] : -odds[n]) / 2;
            }
            next.CopyTo(score);
        }
        var part = 0;
        for (var to = 1; to < Parts; to++)
        {
            if (score[to] > score[part]) part = to;
        }
        var some = false;
        for (var n = odds.Length - 1; n >= 0; n--)
        {
            some |= own[n] = (Part)part is Part.Own or Part.OwnAgain;
            part = came[n * Parts + part];
        }
        return some;
    }

    private static float Passing(int from, int to, ReadOnlySpan<float> score, float within) => (Part)from switch
    {
        Part.Above when (Part)to is Part.Own => score[from] - within,
        Part.Own when (Part)to is Part.Below => score[from] - within,
        Part.Above when (Part)to is Part.Below or Part.OwnAgain => float.NegativeInfinity,
        Part.Own when (Part)to is Part.OwnAgain => float.NegativeInfinity,
        Part.Below when (Part)to is Part.OwnAgain => score[from] - CostOfReturn,
        _ => score[from],
    };

    /// <summary>Writes it, compressed.</summary>
    public void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        packed.Write(Source.Span);
        packed.Write(BitConverter.GetBytes(_scale));
        packed.Write(MemoryMarshal.AsBytes(_steps.AsSpan()));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LineSense Read(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var source = new byte[SHA256.HashSizeInBytes];
        var scale = new byte[sizeof(float)];
        var steps = new sbyte[Places];
        packed.ReadExactly(source);
        packed.ReadExactly(scale);
        packed.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
        return new(source, BitConverter.ToSingle(scale), steps);
    }

    private static LineSense Load()
    {
        using var stream = typeof(LineSense).Assembly.GetManifestResourceStream("lines.br")!;
        return Read(stream);
    }
}
