using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>
/// A mail that belongs to a consultation, or to none yet (kept and shown until matched). The same mail in two mailboxes
/// is one row: Message-ID, From, Date and content hash say so.
/// </summary>
public sealed class MailRow : IEntityTypeConfiguration<MailRow>
{
    /// <summary>UUIDv7, as events hold it.</summary>
    public Guid Id { get; init; }

    /// <summary>The consultation, or null while unmatched.</summary>
    public Guid? ConsultationId { get; set; }

    /// <summary>SHA-256 identity of the mail, in hex: the same in every mailbox.</summary>
    public string MailHash { get; init; } = "";

    /// <summary>SHA-256 over visible text and attachments, in hex.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Message-ID without angle brackets; empty when the mail has none.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>Sender's address in lower case; empty once erased.</summary>
    public string From { get; set; } = "";

    /// <summary>Subject; empty once erased.</summary>
    public string Subject { get; set; } = "";

    /// <summary>What the person wrote now, without quotation and signature; null once erased.</summary>
    public string? VisibleText { get; set; }

    /// <summary>Names of the attached files, one a line; empty once erased.</summary>
    public string Attachments { get; set; } = "";

    /// <summary>The earliest receivedDateTime of a proven copy; or of any copy while none is proven.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The whole mail as MIME; null once erased.</summary>
    public byte[]? Mime { get; set; }

    /// <summary>When the content was erased; the row stays as a tombstone.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<MailRow> builder)
    {
        builder.ToTable("mails");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.MailHash).IsUnique();
        builder.HasIndex(r => r.MessageId);
        builder.HasIndex(r => r.ConsultationId);
        builder.HasIndex(r => r.ReceivedAt).HasFilter("\"ErasedAt\" IS NULL");
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
