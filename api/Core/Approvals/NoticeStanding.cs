namespace ConsultAddin.Core.Approvals;

/// <summary>What became of the notice to citizens.</summary>
public enum NoticeState
{
    /// <summary>Nothing yet.</summary>
    NotYet,
    /// <summary>It is being sent.</summary>
    GoingOut,
    /// <summary>It was sent.</summary>
    Sent,
    /// <summary>It will go out at another time.</summary>
    Moved,
    /// <summary>It will not go out.</summary>
    Cancelled,
}

/// <summary>The notice, and whether a body changed its word after it went out.</summary>
/// <param name="State">What became of it last.</param>
/// <param name="EventId">The event that says so; null for <see cref="NoticeState.NotYet"/>.</param>
/// <param name="GoingOutAt">When it began to go out, UTC; null when that wasn't said.</param>
/// <param name="SentAt">When it was sent, UTC; null until it is said.</param>
/// <param name="Recipients">To how many it was sent.</param>
/// <param name="RepeatedBy">References of the consultations that repeat it.</param>
/// <param name="ChangedAfterSending">Words that changed after it went out (발송 후 반려 …).</param>
public sealed record NoticeStanding(
    NoticeState State,
    Guid? EventId,
    DateTimeOffset? GoingOutAt,
    DateTimeOffset? SentAt,
    int? Recipients,
    IReadOnlyList<string> RepeatedBy,
    IReadOnlyList<WordAfterSending> ChangedAfterSending);

/// <summary>A word that changed after the notice went out.</summary>
/// <param name="Body">The body.</param>
/// <param name="Before">Its word when the notice went out; null for none.</param>
/// <param name="Now">Its word now; null when it was taken back.</param>
/// <param name="Mark">How it is shown, such as <c>발송 후 반려</c>.</param>
/// <param name="EventId">The event by which it changed.</param>
public sealed record WordAfterSending(string Body, Decision? Before, Decision? Now, string Mark, Guid EventId);
