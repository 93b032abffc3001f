using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>Words that an event names by id but doesn't hold, since they may have to be erased.</summary>
public sealed class RemarkRow : IEntityTypeConfiguration<RemarkRow>
{
    /// <summary>UUIDv7, as events hold it.</summary>
    public Guid Id { get; init; }

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
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.ConsultationId);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
