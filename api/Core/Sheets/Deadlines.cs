namespace ConsultAddin.Core.Sheets;

/// <summary>What follows from the planned start: until when the sheet has to be sent (R5) and answered.</summary>
public static class Deadlines
{
    /// <summary>The shortest time between sending the sheet and the start of the notice (R5 of the city's letter).</summary>
    public static TimeSpan LeadTime { get; } = TimeSpan.FromHours(2);

    /// <summary>How long before the start answers are due, unless the settings say otherwise.</summary>
    public static TimeSpan AnswerAhead { get; } = TimeSpan.FromMinutes(30);

    /// <summary>The last instant at which the sheet is sent in time, for a planned start.</summary>
    public static DateTimeOffset SendBy(DateTimeOffset start) => start - LeadTime;

    /// <summary>The instant by which both bodies are asked to have answered (회신 마감).</summary>
    public static DateTimeOffset AnswerBy(DateTimeOffset start, TimeSpan? ahead = null) => start - (ahead ?? AnswerAhead);
}
