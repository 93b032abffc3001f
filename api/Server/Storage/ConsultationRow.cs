using ConsultAddin.Core.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>
/// A consultation as lists see it: a projection of its events, written in the transaction that appends them.
/// What depends on the present moment is left to the query.
/// </summary>
public sealed class ConsultationRow : IEntityTypeConfiguration<ConsultationRow>
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>The reference's year, in Seoul.</summary>
    public int Year { get; init; }

    /// <summary>The reference's number in that year, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Version of the newest event; the next append must bring the one after it.</summary>
    public long Version { get; set; }

    /// <summary>When the newest event was appended.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Hash of the newest event, the link for the next.</summary>
    public byte[] LastHash { get; set; } = [];

    /// <summary>The department, from the sheet it was created with.</summary>
    public string Department { get; set; } = "";

    /// <summary>The title of the newest sheet.</summary>
    public string Title { get; set; } = "";

    /// <summary>Title, department and texts of the newest sheet in lower case, for finding.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The status, as far as it depends on events alone.</summary>
    public Status Status { get; set; }

    /// <summary>From this instant on the status is attention unless an event comes; null when time changes nothing.</summary>
    public DateTimeOffset? AttentionFrom { get; set; }

    /// <summary>Number of the current revision; 0 before the first.</summary>
    public int Revision { get; set; }

    /// <summary>The planned start, of the current revision or else of the working sheet.</summary>
    public DateTimeOffset? PlannedStart { get; set; }

    /// <summary>The planned end, likewise.</summary>
    public DateTimeOffset? PlannedEnd { get; set; }

    /// <summary>When the first revision was sent.</summary>
    public DateTimeOffset? FirstSentAt { get; set; }

    /// <summary>Marked urgent.</summary>
    public bool Urgent { get; set; }

    /// <summary>The sheet that is being worked on, as JSON; empty once erased.</summary>
    public string WorkingSheet { get; set; } = "";

    /// <summary>The consultation this one repeats, or null.</summary>
    public Guid? Repeats { get; init; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ConsultationRow> builder)
    {
        builder.ToTable("consultations");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.Year, r.Number }).IsUnique();
        builder.HasIndex(r => r.PlannedStart);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Status).HasConversion<string>();
    }
}
