using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>
/// A mail of our own that is to be sent, or was: written in the transaction of its cause, and by its key once only.
/// </summary>
public sealed class OutboxRow : IEntityTypeConfiguration<OutboxRow>
{
    /// <summary>How far a mail has come that hasn't gone and still should. Named one by one: all that was ever sent is in no index of what wasn't.</summary>
    internal static readonly IReadOnlyList<OutboxState> Unsent = [OutboxState.Waiting, OutboxState.Drafted, OutboxState.Told, OutboxState.Failed];

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>What kind of mail it is, such as <c>approved</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Which of its kind, such as the revision or the mail that it asks about.</summary>
    public string Step { get; init; } = "";

    /// <summary>The revision it is about; null for none.</summary>
    public int? Revision { get; init; }

    /// <summary>Recipients' addresses, separated by commas; empty once erased.</summary>
    public string To { get; set; } = "";

    /// <summary>Subject line; empty once erased.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The text; empty once erased.</summary>
    public string Text { get; set; } = "";

    /// <summary>Message-IDs, without angle brackets and separated by blanks, of the mails that this one follows, oldest first.</summary>
    public string References { get; set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How far it has come.</summary>
    public OutboxState State { get; set; }

    /// <summary>Graph's immutable id of the draft; null before there is one.</summary>
    public string? GraphId { get; set; }

    /// <summary>Message-ID of the draft, without angle brackets; null before there is one.</summary>
    public string? MessageId { get; set; }

    /// <summary>How often something failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When the sender looks at it next.</summary>
    public DateTimeOffset NextTryAt { get; set; }

    /// <summary>When it was seen to be sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.State).HasConversion<string>().IsConcurrencyToken();
        builder.HasIndex(r => new { r.ConsultationId, r.Kind, r.Step }).IsUnique();
        builder.HasIndex(r => new { r.State, r.NextTryAt });
        builder.HasIndex(r => r.MessageId);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>How far a mail of our own has come. Each step is stored before the next is taken.</summary>
public enum OutboxState
{
    /// <summary>To be laid down as a draft.</summary>
    Waiting,
    /// <summary>The draft is there and was never told to go.</summary>
    Drafted,
    /// <summary>The draft was told to go; whether it went is not known yet. It is looked up before it is told again.</summary>
    Told,
    /// <summary>Seen to be sent.</summary>
    Sent,
    /// <summary>Given up: neither draft nor sent mail can be found, or the mailbox refuses it. Shown, never tried again by itself.</summary>
    Failed,
    /// <summary>Not sent, since what it was about was settled before it went.</summary>
    Dropped,
}
