using System.Buffers;
using Spot = ConsultAddin.Core.Replies.Decisions.Learnt.Place;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// What speaks for or against a line's being the person's own words: its letters and their kinds, those of the lines beside it and of the
/// sentence above it, and where among contacts and sentences it stands. <see cref="LineSense"/> knows how far each does.
/// </summary>
internal sealed class LineTraits
{
    /// <summary>How many places there are, as a power of two.</summary>
    public const int Bits = 18;

    // Of a longer line its first letters say what it is.
    private const int MostLetters = 120;

    // How far above and below a line is looked for what belongs to it.
    private const int Reach = 25;

    [Flags]
    private enum Signs
    {
        None = 0,
        Sentence = 1,
        Closing = 2,
        Bar = 4,
        Answers = 8,
        Digits = 16,
        Number = 32,
        At = 64,
        Web = 128,
        Label = 256,
        Opinion = 512,
        Opens = 1024,
        Announces = 2048,
        Contact = Number | At | Web,
    }

    private static readonly SearchValues<string>
        WebWords = SearchValues.Create(["www.", "http", ".kr", ".com"], StringComparison.OrdinalIgnoreCase),
        OpinionWords = SearchValues.Create(["의견", "동의", "회신", "결과", "검토", "opinion", "result"], StringComparison.OrdinalIgnoreCase),
        AnnouncingWords = SearchValues.Create(["아래", "다음", "below", "following"], StringComparison.OrdinalIgnoreCase);

    private readonly record struct Line(int At, string Letters, string Kinds, int Length, Signs Signs)
    {
        public bool Has(Signs any) => (Signs & any) != 0;
    }

    private readonly Line[] _lines;
    private readonly List<(int Place, float Value)> _found = [];

    /// <summary>Looks at lines.</summary>
    /// <param name="lines">The lines of a mail.</param>
    /// <param name="start">The first that is looked at.</param>
    /// <param name="end">Behind the last.</param>
    public LineTraits(IReadOnlyList<TextLine> lines, int start, int end)
    {
        var found = new List<Line>(end - start);
        for (var i = start; i < end; i++)
        {
            if (!lines[i].IsBlank) found.Add(Read(i, lines[i].Text.Trim(), i > start && !lines[i - 1].IsBlank));
        }
        _lines = [.. found];
    }

    /// <summary>How many lines have words.</summary>
    public int Count => _lines.Length;

    /// <summary>Whether one of them holds a telephone number, an address of mail or of the web.</summary>
    public bool HoldsContact(int from, int to)
    {
        foreach (var line in _lines.AsSpan(from, to - from))
        {
            if (line.Has(Signs.Contact)) return true;
        }
        return false;
    }

    /// <summary>Whether all of them are bars.</summary>
    public bool AreBars(int from, int to)
    {
        foreach (var line in _lines.AsSpan(from, to - from))
        {
            if (!line.Has(Signs.Bar)) return false;
        }
        return true;
    }

    /// <summary>Whether the nth line with words stands below a blank line or a bar.</summary>
    public bool BeginsParagraph(int n) => n == 0 || Gap(n) > 0 || _lines[n - 1].Has(Signs.Bar) || _lines[n].Has(Signs.Bar);

    /// <summary>Which line of the mail the nth with words is.</summary>
    public int At(int n) => _lines[n].At;

    /// <summary>The traits of the nth line with words: places and what each counts. They are gone when the next are asked for.</summary>
    public IReadOnlyList<(int Place, float Value)> Of(int n)
    {
        _found.Clear();
        var line = _lines[n];
        Stretches(line.Letters, 'c', 2, 4);
        Stretches(line.Kinds, 's', 2, 5);
        if (n + 1 < Count) Stretches(_lines[n + 1].Letters, '+', 3, 3);
        if (n > 0) Stretches(_lines[n - 1].Letters, '-', 3, 3);
        AddSigns('0', n, 0.5f);
        AddSigns('-', n - 1, 0.3f);
        AddSigns('+', n + 1, 0.4f);
        AddSigns('*', n + 2, 0.3f);
        Add(Spot.None.Then('k').Then(line.Kinds), 0.4f);
        AddPlace(n);
        AddSentenceAbove(n);
        AddNeighbourhood(n);
        return _found;
    }

    private static Line Read(int at, string text, bool opens)
    {
        var shown = text.Length > MostLetters ? text[..MostLetters] : text;
        var signs = opens ? Signs.None : Signs.Opens;
        if (SignatureBlock.IsSentence(text)) signs |= Signs.Sentence;
        if (SignatureBlock.IsClosing(text)) signs |= Signs.Closing;
        if (QuotationHeader.IsBar(text)) signs |= Signs.Bar;
        if (Footers.SpeaksOfTheSheet(text)) signs |= Signs.Answers;
        if (text.Contains('@')) signs |= Signs.At;
        if (text.AsSpan().ContainsAny(WebWords)) signs |= Signs.Web;
        if (shown.AsSpan(0, Math.Min(20, shown.Length)).IndexOfAny(":：|\t") >= 0) signs |= Signs.Label;
        if (text.AsSpan().ContainsAny(OpinionWords)) signs |= Signs.Opinion;
        if (text[^1] == ':' || text.AsSpan().ContainsAny(AnnouncingWords)) signs |= Signs.Announces;
        var digits = 0;
        foreach (var c in shown) digits += char.IsAsciiDigit(c) ? 1 : 0;
        if (digits > 0) signs |= Signs.Digits;
        if (digits >= 7) signs |= Signs.Number;
        return new(at, LettersOf(shown), KindsOf(shown), text.Length, signs);
    }

    // Small letters, digits all the same, one blank for several, a mark at both ends.
    private static string LettersOf(string text)
    {
        Span<char> letters = stackalloc char[MostLetters + 2];
        var count = 0;
        letters[count++] = '\u0002';
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (letters[count - 1] != ' ') letters[count++] = ' ';
            }
            else
            {
                letters[count++] = char.IsDigit(c) ? '0' : char.IsAsciiLetterUpper(c) || c > 'z' ? char.ToLowerInvariant(c) : c;
            }
        }
        letters[count++] = '\u0003';
        return new(letters[..count]);
    }

    // Of each run of letters of one kind that kind: 가 for Hangul, a and A for Latin, 0 for digits, marks as they are.
    private static string KindsOf(string text)
    {
        Span<char> kinds = stackalloc char[MostLetters];
        var count = 0;
        foreach (var c in text)
        {
            var kind = c is >= '가' and <= '힣' ? '가' : char.IsDigit(c) ? '0' : char.IsLower(c) ? 'a' : char.IsUpper(c) ? 'A' : char.IsLetter(c) ? 'x'
                : char.IsWhiteSpace(c) ? ' ' : char.IsSurrogate(c) ? '☺' : c;
            if (count == 0 || kinds[count - 1] != kind) kinds[count++] = kind;
        }
        return new(kinds[..count]);
    }

    private void Stretches(string text, char of, int shortest, int longest)
    {
        var count = 0;
        for (var n = shortest; n <= longest; n++) count += Math.Max(0, text.Length - n + 1);
        var value = 1 / MathF.Sqrt(Math.Max(1, count));
        var none = Spot.None.Then(of);
        for (var i = 0; i < text.Length; i++)
        {
            var place = none;
            for (var n = 1; n <= longest && i + n <= text.Length; n++)
            {
                place = place.Then(text[i + n - 1]);
                if (n >= shortest) Add(place, value);
            }
        }
    }

    private void AddSigns(char of, int n, float value)
    {
        var place = Spot.None.Then('f').Then(of);
        if (n < 0 || n >= Count)
        {
            Add(place.Then("none"), value);
            return;
        }
        for (var sign = 1; sign <= (int)Signs.Announces; sign <<= 1)
        {
            if (_lines[n].Has((Signs)sign)) Add(place.Then((char)('0' + int.Log2(sign))), value);
        }
        Add(place.Then('l').Then((char)('0' + Math.Min(6, _lines[n].Length / 8))), value);
    }

    private void AddPlace(int n)
    {
        Add("bias");
        Add("gap", Gap(n), Gap(n + 1));
        Add("gap above", Gap(n));
        Add("gap below", Gap(n + 1));
        Add("from end", Math.Min(6, Count - 1 - n));
        Add("from start", Math.Min(4, n));
        Add("row", n > 0 && _lines[n].Kinds == _lines[n - 1].Kinds ? 1 : 0, n + 1 < Count && _lines[n].Kinds == _lines[n + 1].Kinds ? 1 : 0);
        Add("bullet", n > 0 && Bullet(n) && _lines[n].Kinds[0] == _lines[n - 1].Kinds[0] ? 1 : 0, n + 1 < Count && Bullet(n) && _lines[n].Kinds[0] == _lines[n + 1].Kinds[0] ? 1 : 0);
    }

    private bool Bullet(int n) => !char.IsLetter(_lines[n].Kinds[0]);

    private int Gap(int n) => n > 0 && n < Count && _lines[n].At > _lines[n - 1].At + 1 ? 1 : 0;

    // "아래 번호로 바꿔 주세요." makes content of the numbers below it.
    private void AddSentenceAbove(int n)
    {
        var gaps = 0;
        for (var i = n - 1; i >= 0 && i > n - 12; i--)
        {
            gaps += Gap(i + 1);
            if (!_lines[i].Has(Signs.Sentence) && _lines[i].Letters[^2] is not ('.' or ':')) continue;
            Stretches(_lines[i].Letters, 'P', 3, 3);
            var announced = _lines[i].Has(Signs.Announces) ? 1 : 0;
            Add("announced", announced, Math.Min(3, gaps), 0.6f);
            Add("announced contact", announced * 2 + IsContact(n), Math.Min(2, gaps), 0.6f);
            Add("distance", Math.Min(4, n - i), Math.Min(2, gaps));
            return;
        }
        Add("nothing above", 0, 0, 0.6f);
    }

    private int IsContact(int n) => _lines[n].Has(Signs.Contact) ? 1 : 0;

    private void AddNeighbourhood(int n)
    {
        var (contacts, near, sentences, nearSentences, nearDigits, answers, opinions) = (0, 0, 0, 0, 0, 0, 0);
        var (isNear, spoke, contactAfterSentence) = (true, false, 0);
        for (var i = n + 1; i < Count && i < n + Reach; i++)
        {
            if (Gap(i) > 0) isNear = false;
            contacts += IsContact(i);
            if (_lines[i].Has(Signs.Sentence)) sentences++;
            if (_lines[i].Has(Signs.Answers)) answers++;
            if (isNear)
            {
                near += IsContact(i);
                if (_lines[i].Has(Signs.Digits)) nearDigits++;
                if (_lines[i].Has(Signs.Sentence)) nearSentences++;
                if (_lines[i].Has(Signs.Opinion)) opinions++;
            }
            if (_lines[i].Has(Signs.Sentence) && IsContact(i) == 0) spoke = true;
            else if (spoke && _lines[i].Has(Signs.Number | Signs.At)) contactAfterSentence = 1;
        }
        var (contactsAbove, sentencesAbove, barsAbove) = (0, 0, 0);
        isNear = true;
        for (var i = n - 1; i >= 0 && i > n - Reach; i--)
        {
            if (Gap(i + 1) > 0) isNear = false;
            contactsAbove += IsContact(i);
            if (_lines[i].Has(Signs.Sentence)) sentencesAbove++;
            if (_lines[i].Has(Signs.Bar)) barsAbove++;
            if (isNear && _lines[i].Has(Signs.Opinion)) opinions++;
        }
        Add("contacts below", Math.Min(3, contacts));
        Add("contacts near", Math.Min(2, near));
        Add("sentences below", Math.Min(3, sentences));
        Add("sentences near", Math.Min(2, nearSentences));
        Add("digits near", Math.Min(2, nearDigits));
        Add("answers below", Math.Min(2, answers));
        Add("order", Math.Min(1, sentences) * 2 + Math.Min(1, contacts), IsContact(n), 0.6f);
        Add("later block", contactAfterSentence, IsContact(n), 0.6f);
        Add("form", Math.Min(1, opinions), _lines[n].Has(Signs.Label) ? 1 : 0, 0.6f);
        Add("contacts above", Math.Min(3, contactsAbove));
        Add("sentences above", Math.Min(2, sentencesAbove));
        Add("bars above", Math.Min(2, barsAbove));
        Add("between contacts", Math.Min(1, contactsAbove) * 2 + Math.Min(1, contacts), (_lines[n].Has(Signs.Sentence) ? 2 : 0) + (_lines[n].Has(Signs.Digits) ? 1 : 0));
    }

    private void Add(string name, int first = 0, int second = 0, float value = 0.4f) =>
        Add(Spot.None.Then('f').Then(name).Then((char)('0' + first)).Then((char)('0' + second)), value);

    private void Add(Spot place, float value) => _found.Add((place.IndexAmong(Bits), value));
}
