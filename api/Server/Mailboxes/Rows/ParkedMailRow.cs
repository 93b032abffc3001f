using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>A candidate that couldn't be read yet. It doesn't stop its mailbox; every round tries those that are due again.</summary>
public sealed class ParkedMailRow : IEntityTypeConfiguration<ParkedMailRow>
{
    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>Graph's immutable id.</summary>
    public string GraphId { get; init; } = "";

    /// <summary>The folder it was seen in.</summary>
    public string Folder { get; init; } = "";

    /// <summary>A report that is dropped unstored if it isn't about a mail of ours.</summary>
    public bool OnlyIfOurs { get; init; }

    /// <summary>When it was seen first.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>How often reading failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset NextTryAt { get; set; }

    /// <summary>What failed last: a status or an exception's name, no text of the mail.</summary>
    public string Reason { get; set; } = "";

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ParkedMailRow> builder)
    {
        builder.ToTable("parked_mails");
        builder.HasKey(r => new { r.Mailbox, r.GraphId });
    }
}
