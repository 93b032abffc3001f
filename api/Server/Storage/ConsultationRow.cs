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

    /// <summary>One more with every change, of events or of the working sheet; what callers name to say what they have seen.</summary>
    public long Version { get; set; }

    /// <summary>Version of the newest event; the next append brings the one after it.</summary>
    public long LastEvent { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Hash of the newest event, the link for the next.</summary>
    public byte[] LastHash { get; set; } = [];

    /// <summary>The department, from the sheet it was created with.</summary>
    public string Department { get; set; } = "";

    /// <summary>The title of the newest sheet.</summary>
    public string Title { get; set; } = "";

    /// <summary>Title, department and texts in lower case, for finding: of the sheet as sent, before that of the working sheet.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The search text's letters and pairs of letters, by which an index finds words of any length; kept by PostgreSQL only.</summary>
    public int[] SearchGrams { get; set; } = [];

    /// <summary>The status when the newest event came; it holds until <see cref="NextChange"/>.</summary>
    public Status Status { get; set; }

    /// <summary>From this instant on the status is <see cref="NextStatus"/>, unless an event comes; null when time changes nothing.</summary>
    public DateTimeOffset? NextChange { get; set; }

    /// <summary>The status from <see cref="NextChange"/> on.</summary>
    public Status NextStatus { get; set; }

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
        // Each gives some part of a list newest first, so that a page costs the same however many there are.
        builder.HasIndex(r => new { r.Year, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.Department, r.Year, r.Number });
        builder.HasIndex(r => new { r.Status, r.Year, r.Number });
        builder.HasIndex(r => new { r.Department, r.Status, r.Year, r.Number });
        builder.HasIndex(r => r.NextChange).HasFilter("\"NextChange\" IS NOT NULL");
        builder.HasIndex(r => r.PlannedStart);
        // What isn't erased yet, in the order in which it comes due.
        builder.HasIndex(r => r.ChangedAt).HasFilter("\"WorkingSheet\" <> ''");
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Status).HasConversion<string>();
        builder.Property(r => r.NextStatus).HasConversion<string>();
    }
}
