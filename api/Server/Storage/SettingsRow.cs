using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>The city's settings at a start that found them changed.</summary>
public sealed class SettingsRow : IEntityTypeConfiguration<SettingsRow>
{
    /// <summary>1 for the first start, then one more each. Unique: of two replicas that start at once one records.</summary>
    public int Number { get; init; }

    /// <summary>When it was found.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>All settings by name, as a JSON object; null once erased, since members are people.</summary>
    public string? Settings { get; set; }

    /// <summary>What changed, as a JSON array of name, before and after; null once erased.</summary>
    public string? Difference { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<SettingsRow> builder)
    {
        builder.ToTable("settings");
        builder.HasKey(r => r.Number);
        builder.Property(r => r.Number).ValueGeneratedNever();
    }
}
