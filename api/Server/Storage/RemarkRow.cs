using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>Words that belong to an event but not into it, since they may have to be erased.</summary>
public sealed class RemarkRow : IEntityTypeConfiguration<RemarkRow>
{
    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>The words; null once erased.</summary>
    public string? Text { get; set; }

    /// <summary>When the words were erased; the row stays as a tombstone.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<RemarkRow> builder)
    {
        builder.ToTable("remarks");
        builder.HasKey(r => r.EventId);
        builder.Property(r => r.EventId).ValueGeneratedNever();
        builder.HasIndex(r => r.ConsultationId);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
