using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Mailboxes.Rows;

/// <summary>Graph's promise to tell of new mail in a mailbox.</summary>
public sealed class SubscriptionRow : IEntityTypeConfiguration<SubscriptionRow>
{
    /// <summary>Graph's id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The mailbox's address in lower case.</summary>
    public string Mailbox { get; init; } = "";

    /// <summary>The random words by which a notification proves that it comes from Graph.</summary>
    public string ClientState { get; init; } = "";

    /// <summary>Where Graph tells it: the setting as it was when the subscription was made.</summary>
    public string Address { get; init; } = "";

    /// <summary>When Graph forgets it unless renewed.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<SubscriptionRow> builder)
    {
        builder.ToTable("subscriptions");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.Mailbox).IsUnique();
    }
}
