using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>A sheet as it was filled into a mail, or as amended since; found again by its fill code.</summary>
public sealed class FillRow : IEntityTypeConfiguration<FillRow>
{
    /// <summary>UUIDv7, as events hold it.</summary>
    public Guid Id { get; init; }

    /// <summary>The consultation.</summary>
    public Guid ConsultationId { get; init; }

    /// <summary>The revision it was filled for.</summary>
    public int Revision { get; init; }

    /// <summary>First eight hex digits of the SHA-256 of the filled sheet, as they stand in the mail's anchors.</summary>
    public string FillCode { get; init; } = "";

    /// <summary>Text identity of the messages.</summary>
    public string TextHash { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The mailbox whose mail was filled, in lower case: From where it differs from the officer, else theirs.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>The version of the template that the Word file was filled into; null for the product's own, or no such file.</summary>
    public Guid? WordTemplate { get; init; }

    /// <summary>The version of the template that the Hangul file was filled into; null for the product's own, or no such file.</summary>
    public Guid? HwpxTemplate { get; init; }

    /// <summary>The sheet as JSON; null once erased.</summary>
    public string? Sheet { get; set; }

    /// <summary>When the content was erased; the row stays as a tombstone.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<FillRow> builder)
    {
        builder.ToTable("fills");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.ConsultationId, r.Revision, r.FillCode });
        builder.HasOne<TemplateRow>().WithMany().HasForeignKey(r => r.WordTemplate).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateRow>().WithMany().HasForeignKey(r => r.HwpxTemplate).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ConsultationRow>().WithMany().HasForeignKey(r => r.ConsultationId).OnDelete(DeleteBehavior.Restrict);
    }
}
