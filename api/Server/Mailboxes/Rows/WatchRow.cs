using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>Why a mailbox is watched: a sheet was filled in it, and its consultation isn't closed yet.</summary>
public sealed class WatchRow : IEntityTypeConfiguration<WatchRow>
{
    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>The first fill: mail received before it is private.</summary>
    public DateTimeOffset Since { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<WatchRow> builder)
    {
        builder.ToTable("watches");
        builder.HasKey(r => new { r.ConsultationId, r.Mailbox });
        builder.HasIndex(r => r.Mailbox);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
