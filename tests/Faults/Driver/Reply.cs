namespace ConsultAddin.Faults.Driver;

/// <summary>The kinds of mail that a run delivers.</summary>
internal enum Kind
{
    Approve,
    Conditional,
    Reject,
    Question,
    Unclear,
    /// <summary>Written by a machine, with a word in it that would be an approval if a person wrote it.</summary>
    Automatic,
    /// <summary>A report that the sheet did not reach a body.</summary>
    Bounce,
    /// <summary>In a body's name, by somebody else.</summary>
    Forged,
    /// <summary>An approval that arrives a second time, as the same mail.</summary>
    Doubled,
    /// <summary>An approval that was written before what arrived earlier.</summary>
    Late,
    /// <summary>An approval of a revision that a newer one has taken the place of.</summary>
    OlderRevision,
    /// <summary>From a body, about nothing of ours: kept and shown, for no consultation.</summary>
    Stray,
}

/// <summary>A mail to be delivered.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Body">In whose name it comes.</param>
/// <param name="To">The mailboxes that it reaches.</param>
internal sealed record Planned(Kind Kind, string Body, IReadOnlyList<string> To);

/// <summary>A mail as it was delivered.</summary>
/// <param name="MessageId">Its Message-ID without angle brackets.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Body">In whose name it comes.</param>
/// <param name="Revision">The revision that it answers.</param>
/// <param name="Date">The second in which it says it was written.</param>
/// <param name="Copies">How many copies arrived.</param>
/// <param name="To">The mailboxes that it reached.</param>
/// <param name="At">When it had arrived.</param>
internal sealed record Delivered(string MessageId, Kind Kind, string Body, int Revision, DateTimeOffset Date, int Copies, IReadOnlyList<string> To, DateTimeOffset At);

/// <summary>The people and mailboxes of the run.</summary>
internal static class People
{
    public const string Officer = "minsu@seoul.example";
    public const string Counsellor = "hana@dasan120.example";
    public const string Administrator = "admin@seoul.example";
    public const string Stranger = "outsider@elsewhere.example";
    public const string Consultation = "consult120@seoul.example";
    public const string CitizenService = "citizen@seoul.example";
    public const string Foundation = "ops@dasan120.example";

    public static readonly IReadOnlyList<string> Bodies = [CitizenService, Foundation];
}
