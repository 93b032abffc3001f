using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>
/// A folder that is watched: the place in the queue that its mailbox is. <see cref="Marked"/> counts alarms, <see cref="Begun"/> is the
/// count that the running or last round began with, <see cref="Drained"/> the one that is done with. So an alarm that comes while a
/// round runs is not lost, and one that comes while the last waits to be taken needs no write.
/// </summary>
public sealed class WatchedFolderRow : IEntityTypeConfiguration<WatchedFolderRow>
{
    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>Graph's well-known name of the folder, or <c>elsewhere</c> for all others.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Mail received before this instant is none of ours; null for all mail.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>Where the next round goes on; null to start with <see cref="Since"/>.</summary>
    public string? DeltaLink { get; set; }

    /// <summary>Alarms so far.</summary>
    public long Marked { get; set; }

    /// <summary>Alarms when the last round began.</summary>
    /// <remarks>-1 once the folder was told to start over: a round that runs meanwhile then knows that it has missed that.</remarks>
    public long Begun { get; set; }

    /// <summary>Alarms that a finished round has answered; behind <see cref="Marked"/> the folder is dirty.</summary>
    public long Drained { get; set; }

    /// <summary>When a round last read the folder to its end; null before the first, and when it is to start over.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<WatchedFolderRow> builder)
    {
        builder.ToTable("watched_folders");
        builder.HasKey(r => new { r.Mailbox, r.Folder });
        builder.Property(r => r.DeltaLink).IsConcurrencyToken();
        builder.Property(r => r.ReadAt).IsConcurrencyToken();
    }
}
