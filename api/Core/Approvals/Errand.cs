using System.Text.Json;

namespace ConsultAddin.Core.Approvals;

/// <summary>What is to be asked or told.</summary>
public enum ErrandKind
{
    /// <summary>A body's mail is unclear.</summary>
    AskUnclear,
    /// <summary>A body's approval stands against another person's objection that it doesn't answer.</summary>
    AskContested,
    /// <summary>A body's clear decisions differ, and nobody can say which is newer.</summary>
    AskOrder,
    /// <summary>Two proven mails of a body bear the same Message-ID and differ.</summary>
    AskSameId,
    /// <summary>A body's reply isn't proven, or its writer isn't listed.</summary>
    AskUnconfirmed,
    /// <summary>A body answered an older revision.</summary>
    AskOlderRevision,
    /// <summary>An agreement by telephone or KakaoTalk was noted.</summary>
    AskNoted,
    /// <summary>A body's condition was the other body's yes, and that is there.</summary>
    AskConditionMet,
    /// <summary>To the writer of a mail: a reviewer of the body wants to know what it means.</summary>
    AskWriter,

    /// <summary>To a body that hasn't answered: the deadline comes near. Owed by the clock and the city's settings, not by events.</summary>
    RemindAnswer,
    /// <summary>To owners, half an hour after the planned start: did the notice go out? Owed by the clock likewise.</summary>
    AskNoticeSent,

    /// <summary>To bodies: the consultation was withdrawn.</summary>
    TellWithdrawn,
    /// <summary>To bodies: the sheet was amended.</summary>
    TellAmended,
    /// <summary>To bodies: the notice was moved.</summary>
    TellNoticeMoved,
    /// <summary>To bodies: the notice was cancelled.</summary>
    TellNoticeCancelled,
    /// <summary>To bodies and owners: a word changed after the notice went out.</summary>
    TellChangedAfterSending,
    /// <summary>To owners: less than two hours, and no urgent mark.</summary>
    TellLeadTimeMissed,
    /// <summary>To owners: the sent mail differs from the sheet, or a body is missing among its recipients.</summary>
    TellSentMailDiffers,
    /// <summary>To owners: a body answered, and no sent mail is known.</summary>
    TellSentMailNotFound,
    /// <summary>To owners: every body agreed.</summary>
    TellApproved,
    /// <summary>To owners: a body wants changes, or agrees on a condition.</summary>
    TellChangesRequested,
    /// <summary>To owners: a body rejected.</summary>
    TellRejected,
    /// <summary>To owners: a body asks.</summary>
    TellQuestion,
    /// <summary>To owners: a mail is suspected to be forged.</summary>
    TellForgery,
    /// <summary>To owners: somebody of a body is away.</summary>
    TellAbsence,
    /// <summary>To owners: a copy could not be delivered.</summary>
    TellUndelivered,
}

/// <summary>One mail that the product owes. It is computed anew from the events each time; its key keeps it from being sent twice.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Body">The body to write to, at its own address; null for the owners.</param>
/// <param name="Step">Which occasion; with the consultation and <see cref="KindName"/> the key.</param>
/// <param name="Text">A Korean sentence: why.</param>
/// <param name="MailId">The mail it is about; null for none.</param>
/// <param name="EventId">The event on which it rests.</param>
public sealed record Errand(ErrandKind Kind, string? Body, string Step, string Text, Guid? MailId, Guid EventId)
{
    /// <summary>The person to write to instead of the body's own address; null for none.</summary>
    public Guid? Person { get; init; }

    /// <summary>The kind's stable name, as <see cref="ProductMailSent.Kind"/> holds it.</summary>
    public string KindName => NameOf(Kind);

    /// <summary>The stable name of a kind.</summary>
    public static string NameOf(ErrandKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
