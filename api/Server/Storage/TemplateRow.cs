using ConsultAddin.Server.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>One version of a department's template; never changed, never removed, so that every fill's template stays readable.</summary>
public sealed class TemplateRow : IEntityTypeConfiguration<TemplateRow>
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>Name of the department whose sheets are filled into it; empty for all departments without one of their own.</summary>
    public string Department { get; init; } = "";

    /// <summary>What kind of file it is.</summary>
    public SheetFormat Format { get; init; }

    /// <summary>From 1 within department and format; the highest is used. Unique: of two uploads at once one is told.</summary>
    public int Version { get; init; }

    /// <summary>When it became the newest.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The administrator who did that.</summary>
    public Guid Actor { get; init; }

    /// <summary>Name of the file as uploaded; empty where the department stopped using one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The earlier version whose content this one brings back; null for an upload.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>The file as uploaded; null where the department stopped using one.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Length of the file in bytes.</summary>
    public int Size { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<TemplateRow> builder)
    {
        builder.ToTable("templates");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Format).HasConversion<string>();
        builder.HasIndex(r => new { r.Department, r.Format, r.Version }).IsUnique();
        builder.HasOne<ActorRow>().WithMany().HasForeignKey(r => r.Actor).OnDelete(DeleteBehavior.Restrict);
    }
}
