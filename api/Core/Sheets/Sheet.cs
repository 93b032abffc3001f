using System.Text.Json.Serialization;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// The consultation sheet (협의서): what staff fill in before citizens are told to ring 02-120 (letter rule R4).
/// A sheet may be incomplete; <c>Completeness</c> says what is missing. It comes from programs that write <c>null</c> for
/// what is empty, so here and in what it holds a null becomes the empty value and never reaches the rules.
/// </summary>
public sealed record Sheet
{
    /// <summary>The department that plans the notice, as citizens and counsellors know it.</summary>
    public string Department { get; init => field = value ?? ""; } = "";

    /// <summary>What the notice is about, in one line; stands in the mail's subject.</summary>
    public string Title { get; init => field = value ?? ""; } = "";

    /// <summary>The messages of the notice, at least one when complete.</summary>
    public IReadOnlyList<Message> Messages { get; init => field = value is null ? [] : [.. value.Where(item => item is not null)]; } = [];

    /// <summary>Why the notice is sent.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";

    /// <summary>The person in charge, to whom 120 puts a call through (R6).</summary>
    public Contact Contact { get; init => field = value ?? new(); } = new();

    /// <summary>Who answers at night and on holidays; a hint, not required.</summary>
    public Contact OffHoursContact { get; init => field = value ?? new(); } = new();

    /// <summary>Who was selected to receive the notice and why; a hint, not required.</summary>
    public string Selection { get; init => field = value ?? ""; } = "";

    /// <summary>Where the telephone numbers came from; a hint, not required.</summary>
    public string NumberSource { get; init => field = value ?? ""; } = "";

    /// <summary>Why someone is, or is not, eligible; a hint, not required.</summary>
    public string Eligibility { get; init => field = value ?? ""; } = "";

    /// <summary>How and until when a citizen can object; a hint, not required.</summary>
    public string Objection { get; init => field = value ?? ""; } = "";

    /// <summary>Questions that citizens will ask, each with its answer; a hint, not required.</summary>
    public IReadOnlyList<QuestionAndAnswer> Questions { get; init => field = value is null ? [] : [.. value.Where(item => item is not null)]; } = [];

    /// <summary>Set when less than two hours remain and the officer says why (R3, R5); otherwise null.</summary>
    public Urgency? Urgent { get; init; }

    /// <summary>The planned start: the earliest start of any message's window, in UTC; null while none is given.</summary>
    [JsonIgnore]
    public DateTimeOffset? PlannedStart => Messages.Min(m => m.WindowStart);

    /// <summary>The planned end: the latest end of any message's window, in UTC; null while none is given.</summary>
    [JsonIgnore]
    public DateTimeOffset? PlannedEnd => Messages.Max(m => m.WindowEnd);
}

/// <summary>One text of the notice (문안).</summary>
public sealed record Message
{
    /// <summary>The text as the citizen will read it, variables included as they stand in it.</summary>
    public string Text { get; init => field = value ?? ""; } = "";

    /// <summary>How it is sent.</summary>
    public Channel Channel { get; init; } = Channel.Sms;

    /// <summary>The title that LMS and MMS show above the text; empty for none.</summary>
    public string Heading { get; init => field = value ?? ""; } = "";

    /// <summary>The sender number as typed, such as <c>02-120</c>.</summary>
    public string Sender { get; init => field = value ?? ""; } = "";

    /// <summary>The number of recipients; null while unknown.</summary>
    public int? Recipients { get; init; }

    /// <summary>When sending starts, UTC; null while unknown.</summary>
    public DateTimeOffset? WindowStart { get; init => field = value?.ToUniversalTime(); }

    /// <summary>When sending has ended, UTC; null while unknown.</summary>
    public DateTimeOffset? WindowEnd { get; init => field = value?.ToUniversalTime(); }

    /// <summary>The spans the officer marked as different for each citizen, ordered by start, never overlapping.</summary>
    public IReadOnlyList<Variable> Variables { get; init => field = value is null ? [] : [.. value.Where(item => item is not null)]; } = [];
}

/// <summary>A span of a message that differs for each citizen. Brackets are never guessed to be one.</summary>
/// <param name="Start">Offset of the first character, in Unicode code points.</param>
/// <param name="Length">Length in Unicode code points.</param>
/// <param name="Name">What stands there, such as <c>부적격사유</c>.</param>
/// <param name="Example">One value as an example.</param>
/// <param name="Longest">The longest value that can occur; size is counted with it.</param>
public sealed record Variable(int Start, int Length, string Name, string Example, string Longest)
{
    /// <summary>What stands there, such as <c>부적격사유</c>.</summary>
    public string Name { get; init => field = value ?? ""; } = Name ?? "";

    /// <summary>One value as an example.</summary>
    public string Example { get; init => field = value ?? ""; } = Example ?? "";

    /// <summary>The longest value that can occur; size is counted with it.</summary>
    public string Longest { get; init => field = value ?? ""; } = Longest ?? "";
}

/// <summary>How a message reaches the citizen.</summary>
public enum Channel
{
    /// <summary>Short message.</summary>
    [JsonStringEnumMemberName("SMS")] Sms,
    /// <summary>Long message.</summary>
    [JsonStringEnumMemberName("LMS")] Lms,
    /// <summary>Message with pictures.</summary>
    [JsonStringEnumMemberName("MMS")] Mms,
    /// <summary>KakaoTalk's notification (알림톡).</summary>
    [JsonStringEnumMemberName("alimtalk")] AlimTalk,
    /// <summary>Anything else, such as a letter or a web notice.</summary>
    [JsonStringEnumMemberName("other")] Other,
}

/// <summary>A person who can be rung.</summary>
public sealed record Contact
{
    /// <summary>Name.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>Telephone number as typed.</summary>
    public string Telephone { get; init => field = value ?? ""; } = "";
}

/// <summary>A question that citizens will ask, and what to answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer; may still be empty.</param>
public sealed record QuestionAndAnswer(string Question, string Answer)
{
    /// <summary>The question.</summary>
    public string Question { get; init => field = value ?? ""; } = Question ?? "";

    /// <summary>The answer; may still be empty.</summary>
    public string Answer { get; init => field = value ?? ""; } = Answer ?? "";
}

/// <summary>The mark of an urgent consultation (긴급).</summary>
/// <param name="Reason">Why it cannot wait two hours.</param>
public sealed record Urgency(string Reason)
{
    /// <summary>Why it cannot wait two hours.</summary>
    public string Reason { get; init => field = value ?? ""; } = Reason ?? "";
}
