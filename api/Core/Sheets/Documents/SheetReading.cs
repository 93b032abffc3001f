using System.Globalization;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// A sheet as it stands written in a mail or a document: strings for people, not yet understood. It says what was
/// found and judges nothing; <see cref="SheetComparison"/> does.
/// </summary>
public sealed partial record SheetReading
{
    /// <summary>The consultation named by the sheet; null where a document names none.</summary>
    public Reference? Reference { get; init; }

    /// <summary>The number of the revision, from 1; null where none is named.</summary>
    public int? Revision { get; init; }

    /// <summary>The code of the fill, eight hexadecimal digits; empty where none is named.</summary>
    public string FillCode { get; init; } = "";

    /// <summary>
    /// How many sheets were found. When more than one, nothing else was read: which one counts is not ours to guess, and
    /// a comparison finds every text missing.
    /// </summary>
    public int Copies { get; init; } = 1;

    /// <summary>
    /// What is written, by its path in the sheet, such as <c>messages[0].text</c>, <c>contact</c> or
    /// <c>questions[1].answer</c>. A path that is absent was not found.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The opinion boxes of a document, one a body; empty for a mail.</summary>
    public IReadOnlyList<OpinionReading> Opinions { get; init; } = [];

    /// <summary>The texts of the messages in order.</summary>
    public IReadOnlyList<string> Texts => List("messages", "text");

    /// <summary>The text at a path; empty where it was not found.</summary>
    public string this[string path] => Fields.GetValueOrDefault(path, "");

    private List<string> List(string list, string member)
    {
        var values = new List<string>();
        while (Fields.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{list}[{values.Count}].{member}"), out var value))
            values.Add(value);
        return values;
    }
}

/// <summary>An opinion box that a body may have filled: evidence for the person who decides, never counted alone.</summary>
/// <param name="Body">The body's name as the box says it.</param>
/// <param name="Word">What is written as the word (동의, 조건부, 보완, 반려); empty while untouched.</param>
/// <param name="Text">The opinion in words; empty while untouched.</param>
/// <param name="Person">Who signs it; empty while untouched.</param>
public sealed record OpinionReading(string Body, string Word, string Text, string Person);
