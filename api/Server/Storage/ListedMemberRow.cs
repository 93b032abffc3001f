using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>Somebody whom a reviewer listed as answering for their body, beside the members of the settings file; for later mails only.</summary>
public sealed class ListedMemberRow : IEntityTypeConfiguration<ListedMemberRow>
{
    /// <summary>UUIDv7.</summary>
    public Guid Id { get; init; }

    /// <summary>Code of the body.</summary>
    public string Body { get; init; } = "";

    /// <summary>Mail address in lower case.</summary>
    public string Address { get; init; } = "";

    /// <summary>When the person was listed: the first instant of the membership.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>End of the membership, exclusive; set earlier to end it.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Actor id of the reviewer who listed the person.</summary>
    public Guid ListedBy { get; init; }

    /// <summary>Whether the person answers for the body at an instant.</summary>
    public bool Holds(DateTimeOffset at) => From <= at && at < Until;

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ListedMemberRow> builder)
    {
        builder.ToTable("listed_members");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Until).IsConcurrencyToken();
        builder.HasIndex(r => new { r.Body, r.Address });
    }
}
