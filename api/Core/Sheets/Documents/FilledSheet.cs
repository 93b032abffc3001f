using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>One fill of a sheet: all that the mail and the documents show, and nothing that they would have to look up.</summary>
public sealed record FilledSheet
{
    /// <summary>The consultation.</summary>
    public required Reference Reference { get; init; }

    /// <summary>The number of the revision that this fill is to open, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The code that stands in the anchors; see <see cref="Sheets.FillCode.Of"/>.</summary>
    public required string FillCode { get; init; }

    /// <summary>The sheet.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>The bodies asked, in the order of the settings.</summary>
    public IReadOnlyList<SheetBody> Bodies { get; init; } = [];

    /// <summary>When answers are due (회신 마감), UTC; null while no start is planned.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>The last instant to send the sheet in time (R5), UTC; null while no start is planned.</summary>
    public DateTimeOffset? SendBy { get; init; }

    /// <summary>The sheet of the revision sent before this one, from which the difference is shown; null for a first revision.</summary>
    public Sheet? Previous { get; init; }

    /// <summary>What each body last said on an earlier revision; shown so that one word suffices now.</summary>
    public IReadOnlyList<LastWord> LastWords { get; init; } = [];
}

/// <summary>A body as the sheet names it.</summary>
/// <param name="Code">Its code in the settings.</param>
/// <param name="Name">Its name as people read it.</param>
public sealed record SheetBody(string Code, string Name);

/// <summary>The last word of a body on an earlier revision.</summary>
/// <param name="Body">The body's name as people read it.</param>
/// <param name="Decision">What it said.</param>
/// <param name="At">When, UTC; null where unknown.</param>
/// <param name="Sentence">The sentence it rests on; may be empty.</param>
public sealed record LastWord(string Body, Decision Decision, DateTimeOffset? At = null, string Sentence = "");
