using ConsultAddin.Server.Mailboxes.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>
/// A mail that is a candidate, or may be one, and couldn't be read yet. It doesn't stop its mailbox; every round tries those that are due
/// again, and those that the mailbox hasn't had for <see cref="Given"/> are gone.
/// </summary>
public sealed class ParkedMailRow : IEntityTypeConfiguration<ParkedMailRow>
{
    /// <summary>The reason of one that the mailbox hasn't got, or not yet: Exchange may tell of a mail before it shows it.</summary>
    internal const string Missing = "missing";

    /// <summary>How long a mail may be missing until its owner has deleted it for good. One that was moved is found under the same id.</summary>
    internal static readonly TimeSpan Given = TimeSpan.FromHours(1);

    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>Graph's immutable id.</summary>
    public string GraphId { get; init; } = "";

    /// <summary>The folder it was seen in.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What it was taken for; one of which the headers couldn't be asked isn't read before they have been.</summary>
    public Candidacy Candidacy { get; init; }

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
        builder.Property(r => r.Candidacy).HasConversion<string>();
    }
}
