using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>Exchange's conversation of a sheet in one mailbox: a member's mail in it is a candidate. It matches nothing by itself.</summary>
public sealed class ConversationRow : IEntityTypeConfiguration<ConversationRow>
{
    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>Exchange's id.</summary>
    public string ConversationId { get; init; } = "";

    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ConversationRow> builder)
    {
        builder.ToTable("conversations");
        builder.HasKey(r => new { r.Mailbox, r.ConversationId, r.ConsultationId });
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
