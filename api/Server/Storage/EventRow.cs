using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>One event of a consultation, written once.</summary>
public sealed class EventRow : IEntityTypeConfiguration<EventRow>
{
    /// <summary>Whose event it is.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>1 for the first event of the consultation, then one more each. Unique: the database decides who was first.</summary>
    public long Version { get; init; }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who caused it; null for the product itself.</summary>
    public Guid? Actor { get; init; }

    /// <summary>The fact's stable name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The version of the fact's shape.</summary>
    public int NameVersion { get; init; }

    /// <summary>The fact's members as JSON.</summary>
    public string Fact { get; init; } = "";

    /// <summary>The <see cref="EventChain"/>'s link: SHA-256 over the hash of the row before and this row's own values.</summary>
    public byte[] Hash { get; set; } = [];

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("events");
        builder.HasKey(r => new { r.ConsultationId, r.Version });
        builder.HasIndex(r => r.Id).IsUnique();
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
