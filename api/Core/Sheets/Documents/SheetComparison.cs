using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Where a sheet was read.</summary>
public enum SheetSource
{
    /// <summary>In the body of the mail.</summary>
    Mail,
    /// <summary>In the attached document.</summary>
    Document,
}

/// <summary>One place at which what was sent is not what was filled; both texts are for display side by side.</summary>
/// <param name="Where">The path in the sheet, such as <c>messages[0].text</c>; <c>fillCode</c> for a document of another fill; <c>other</c> for what stands in the mail's sheet and was never filled.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Expected">What the sheet says.</param>
/// <param name="Found">What was sent; empty where it is missing.</param>
public sealed record SheetDifference(string Where, SheetSource Source, string Expected, string Found);

/// <summary>Says whether what was sent is what was filled (rule 5).</summary>
public static class SheetComparison
{
    /// <summary>
    /// Compares a sheet with what was read out of the mail and, where there is one, the attached document. Every run of
    /// white space counts as one blank, since mail programs rewrite it; every other change of a word is a difference.
    /// A document that a department's template leaves without an optional field is not different for that; a document of
    /// another fill is.
    /// </summary>
    /// <returns>All differences, the mail's first; none when both say what the sheet says.</returns>
    public static IReadOnlyList<SheetDifference> Compare(Sheet expected, SheetReading mail, SheetReading? word)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(mail);
        var values = SheetValues.Of(expected).ToList();
        var differences = new List<SheetDifference>();
        Compare(values, mail, SheetSource.Mail, _ => true, differences);
        if (word is null)
            return differences;
        if (Identity(word) is var found && Identity(mail) is var sent && found != sent)
            differences.Add(new SheetDifference("fillCode", SheetSource.Document, sent, found));
        Compare(values, word, SheetSource.Document, IsRequired, differences);
        return differences;
    }

    private static void Compare(
        List<KeyValuePair<string, string>> expected, SheetReading reading, SheetSource source,
        Func<string, bool> isRequired, List<SheetDifference> differences)
    {
        foreach (var (path, value) in expected)
        {
            if (!reading.Fields.TryGetValue(path, out var found) && !isRequired(path))
                continue;
            if (Words(value) != Words(found ?? ""))
                differences.Add(new SheetDifference(path, source, value, found ?? ""));
        }

        var known = expected.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, found) in reading.Fields)
        {
            if (!known.Contains(path) && Words(found).Length > 0)
                differences.Add(new SheetDifference(path, source, "", found));
        }
    }

    private static string Identity(SheetReading reading) => reading.Reference is { } reference && reading.Revision is { } revision
        ? Anchors.First(reference, revision, reading.FillCode)
        : reading.FillCode;

    private static bool IsRequired(string path) =>
        path.StartsWith("messages[", StringComparison.Ordinal)
            ? MessageField.All.Any(f => f.Required && path.EndsWith("." + f.Name, StringComparison.Ordinal))
            : SheetField.All.Any(f => f.Required && f.Path == path);

    /// <summary>
    /// The words of a text with one blank between them. Zero-width blanks, which editors leave at the cursor, are none of
    /// the words: people cannot see them, and what counts afterwards is the sheet's own text.
    /// </summary>
    private static string Words(string text)
    {
        var words = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                blank = words.Length > 0;
            }
            else if (c is not ('\u200B' or '\u2060' or '\uFEFF' or '\u00AD'))
            {
                if (blank)
                    words.Append(' ');
                blank = false;
                words.Append(c);
            }
        }

        return TextIdentity.Normalize(words.ToString());
    }
}
