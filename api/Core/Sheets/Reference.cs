using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// The public name of a consultation, such as <c>C2026-00142-L</c>: the year in Seoul, the number within that year
/// (five digits, more where needed), and a check letter. It is a hint with a known sender, never a secret.
/// </summary>
/// <param name="Year">Year in Seoul in which the consultation was created, four digits.</param>
/// <param name="Number">Number within the year, from 1.</param>
[JsonConverter(typeof(ReferenceJsonConverter))]
public readonly partial record struct Reference(int Year, int Number) : IParsable<Reference>
{
    private const string CheckLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

    /// <summary>The letter that follows from year and number: (year · 100000 + number) mod 23 in a fixed alphabet.</summary>
    public char CheckLetter => CheckLetters[(int)((Year * 100_000L + Number) % CheckLetters.Length)];

    /// <summary>The one written form, <c>C2026-00142-L</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"C{Year:D4}-{Number:D5}-{CheckLetter}");

    /// <summary>Reads a reference that is the whole of <paramref name="text"/>, as tolerantly as <see cref="FindAll"/>.</summary>
    /// <exception cref="FormatException">The text is no reference, or its check letter is wrong.</exception>
    public static Reference Parse(string text) =>
        TryParse(text, out var reference) ? reference : throw new FormatException("Not a consultation reference.");

    /// <summary>Reads a reference that is the whole of <paramref name="text"/>; false where it is none or its check letter is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Reference reference)
    {
        reference = default;
        if (text is null || text.Length > 64)
            return false;
        var trimmed = text.Trim();
        return Pattern().Match(trimmed) is { Success: true } match
            && match.Groups["reference"].Length == trimmed.Length
            && TryRead(match, out reference);
    }

    static Reference IParsable<Reference>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Reference>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Reference result) =>
        TryParse(s, out result);

    /// <summary>
    /// Finds every reference in a text that people wrote: in lower case, full width, with any dash, with blanks instead
    /// of hyphens or with none at all, and the number of the revision (<c>2차</c>) where it follows. A wrong check
    /// letter matches nothing. Takes time linear in the text.
    /// </summary>
    public static IReadOnlyList<ReferenceMention> FindAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mentions = new List<ReferenceMention>();
        for (var match = Pattern().Match(text); match.Success; match = match.NextMatch())
        {
            if (!TryRead(match, out var reference))
                continue;
            int? revision = match.Groups["revision"] is { Success: true } digits && ToNumber(digits.ValueSpan) is > 0 and var n ? n : null;
            var length = revision is null ? match.Groups["reference"].Length : match.Length;
            mentions.Add(new ReferenceMention(reference, revision, match.Index, length));
        }

        return mentions;
    }

    private static bool TryRead(Match match, out Reference reference)
    {
        var number = match.Groups["number"].ValueSpan;
        reference = new Reference(ToNumber(match.Groups["year"].ValueSpan), ToNumber(number));
        // One number has one written form: zeros only fill up to five digits, and the year is one of ours.
        return reference is { Year: >= 2000, Number: > 0 }
            && (number.Length == 5 || ToHalfWidth(number[0]) != '0')
            && char.ToUpperInvariant(ToHalfWidth(match.Groups["letter"].ValueSpan[0])) == reference.CheckLetter;
    }

    private static int ToNumber(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
            value = value * 10 + (ToHalfWidth(digit) - '0');
        return value;
    }

    private static char ToHalfWidth(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;

    [GeneratedRegex("""
        (?<![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])
        (?<reference>
          [CcＣｃ][\ \u00A0]?
          (?<year>[0-9０-９]{4})[\ \u00A0]?[-\u00AD\u2010-\u2015\u2212\uFE58\uFE63－]?[\ \u00A0]?
          (?<number>[0-9０-９]{5,9})[\ \u00A0]?[-\u00AD\u2010-\u2015\u2212\uFE58\uFE63－]?[\ \u00A0]?
          (?<letter>[A-Za-zＡ-Ｚａ-ｚ])
        )
        (?![0-9A-Za-z０-９Ａ-Ｚａ-ｚ])
        (?:[\s·・,(（_/-]{0,4}(?<revision>[0-9０-９]{1,3})[\ \u00A0]?차(?!례))?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    private sealed class ReferenceJsonConverter : JsonConverter<Reference>
    {
        public override Reference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var reference) ? reference : throw new JsonException("Not a consultation reference.");

        public override void Write(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override Reference ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}

/// <summary>A reference found in a text.</summary>
/// <param name="Reference">The consultation that is named.</param>
/// <param name="Revision">The number written behind it (<c>2차</c>), from 1; null where none was written.</param>
/// <param name="Start">Offset of the first character, in UTF-16 units of the original text.</param>
/// <param name="Length">Length in UTF-16 units, the revision included.</param>
public readonly record struct ReferenceMention(Reference Reference, int? Revision, int Start, int Length);
