namespace ConsultAddin.Server.Settings;

/// <summary>
/// What one deployment knows of its city: bodies, members, policies, departments and mailboxes.
/// Read from the section <c>City</c> of the configuration, by default the file <c>city.json</c>; checked at the start,
/// which stops with the setting's name when one is wrong.
/// </summary>
public sealed class CitySettings
{
    /// <summary>The configuration section, and the first part of a bad setting's name.</summary>
    public const string Section = "City";

    /// <summary>The shared mailbox of the product: in Cc of every sheet and sender of every automatic mail.</summary>
    public string ConsultationMailbox { get; init; } = "";

    /// <summary>Where people open the web pages, such as <c>https://consult.seoul.example/</c>; stands in mails.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The city's own mail domains; the policy <c>internal</c> accepts no other.</summary>
    public IList<string> AcceptedDomains { get; init; } = [];

    /// <summary>
    /// The name in the Authentication-Results header that is trusted; empty for Exchange Online, which writes none.
    /// </summary>
    public string TrustedServer { get; init; } = "";

    /// <summary>The bodies that must all agree (R2).</summary>
    public IList<BodySettings> Bodies { get; init; } = [];

    /// <summary>The departments that plan notices.</summary>
    public IList<DepartmentSettings> Departments { get; init; } = [];

    /// <summary>Minutes before the planned start by which the bodies should have answered (회신 마감).</summary>
    public int AnswerByMinutes { get; init; } = 30;

    /// <summary>Days for which a sheet's mailbox is watched after the last window ended, or after withdrawal.</summary>
    public int WatchDays { get; init; } = 14;

    /// <summary>Years after its closing for which a consultation keeps mails, sheets and names (보존 기간); then only its events remain.</summary>
    public int RetentionYears { get; init; } = 3;

    /// <summary>References of consultations of which nothing may be erased, whatever their age (보존 의무), such as for a lawsuit or an audit.</summary>
    public IList<string> LegalHolds { get; init; } = [];

    /// <summary>When bodies are reminded of a sheet that they haven't answered.</summary>
    public ReminderSettings Reminders { get; init; } = new();

    /// <summary>The body with this code, or null.</summary>
    public BodySettings? Body(string? code) => Bodies.FirstOrDefault(b => b.Code == code);
}

/// <summary>One consulted body (협의기관).</summary>
public sealed class BodySettings
{
    /// <summary>Its lasting name in events and API, such as <c>citizen-service</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>Its Korean name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its own mail addresses; the sheet goes to the first.</summary>
    public IList<string> Addresses { get; init; } = [];

    /// <summary>The people who may answer for it.</summary>
    public IList<MemberSettings> Members { get; init; } = [];

    /// <summary>How a sender is proven; chosen by an administrator, never inferred.</summary>
    public PolicyName Policy { get; init; } = PolicyName.Unset;

    /// <summary>The pinned domain; given for the policy <c>pinned</c> and for no other.</summary>
    public string PinnedDomain { get; init; } = "";
}

/// <summary>The sender policies of the design.</summary>
public enum PolicyName
{
    /// <summary>Not chosen; the start is refused.</summary>
    Unset,
    /// <summary>Exchange says that the mail came from inside the organisation.</summary>
    Internal,
    /// <summary>The trusted server saw DMARC pass for the sender's domain.</summary>
    Dmarc,
    /// <summary>DKIM or SPF passed for a domain named here; for domains without DMARC.</summary>
    Pinned,
}

/// <summary>A member of a body, from a day until another, both inclusive, days in Seoul.</summary>
public sealed class MemberSettings
{
    /// <summary>Mail address.</summary>
    public string Address { get; init; } = "";

    /// <summary>Name as shown.</summary>
    public string Name { get; init; } = "";

    /// <summary>First day; null for ever since.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Address of the person whom this one stands in for; empty for nobody.</summary>
    public string DeputyOf { get; init; } = "";
}

/// <summary>A department that plans notices.</summary>
public sealed class DepartmentSettings
{
    /// <summary>Its Korean name, as it stands on the sheet.</summary>
    public string Name { get; init; } = "";

    /// <summary>Addresses of its officers.</summary>
    public IList<string> Members { get; init; } = [];

    /// <summary>Its shared mailboxes, from which a sheet may be sent.</summary>
    public IList<string> Mailboxes { get; init; } = [];

    /// <summary>Its telephone, to which 120 puts a call through when no sheet names a person.</summary>
    public string Telephone { get; init; } = "";
}
