using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>A copy of a mail in one mailbox that has been read: reading it again changes nothing.</summary>
public sealed class MailCopyRow : IEntityTypeConfiguration<MailCopyRow>
{
    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>Graph's immutable id.</summary>
    public string GraphId { get; init; } = "";

    /// <summary>The mail.</summary>
    public Guid MailId { get; init; }

    /// <summary>The folder it was found in.</summary>
    public string Folder { get; init; } = "";

    /// <summary>When this copy reached its mailbox, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Exchange's conversation of this copy; says where an unmatched mail is shown.</summary>
    public string ConversationId { get; init; } = "";

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<MailCopyRow> builder)
    {
        builder.ToTable("mail_copies");
        builder.HasKey(r => new { r.Mailbox, r.GraphId });
        builder.HasIndex(r => r.MailId);
        builder.HasOne<MailRow>().WithMany().HasForeignKey(r => r.MailId).OnDelete(DeleteBehavior.Restrict);
    }
}
