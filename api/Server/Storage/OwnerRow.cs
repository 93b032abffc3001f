using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>An owner of a consultation: projection of the events that created it and added owners.</summary>
public sealed class OwnerRow : IEntityTypeConfiguration<OwnerRow>
{
    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>The owner.</summary>
    public Guid ActorId { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<OwnerRow> builder)
    {
        builder.ToTable("owners");
        builder.HasKey(r => new { r.ConsultationId, r.ActorId });
        builder.HasIndex(r => r.ActorId);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
