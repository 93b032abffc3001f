using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>That a consultation's events name a person: projection of these events, by which it is known where else somebody is named.</summary>
public sealed class AppearanceRow : IEntityTypeConfiguration<AppearanceRow>
{
    /// <summary>The person.</summary>
    public Guid ActorId { get; init; }

    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<AppearanceRow> builder)
    {
        builder.ToTable("appearances");
        builder.HasKey(r => new { r.ActorId, r.ConsultationId });
        builder.HasIndex(r => r.ConsultationId);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
