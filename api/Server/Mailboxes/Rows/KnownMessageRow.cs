using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>A Message-ID that answers can name: of a sheet, of our own mail, of a matched mail.</summary>
public sealed class KnownMessageRow : IEntityTypeConfiguration<KnownMessageRow>
{
    /// <summary>Message-ID without angle brackets.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The consultation it belongs to.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>The revision it is about; null when it is about none.</summary>
    public int? Revision { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<KnownMessageRow> builder)
    {
        builder.ToTable("known_messages");
        builder.HasKey(r => new { r.MessageId, r.ConsultationId });
        builder.HasIndex(r => r.ConsultationId);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
