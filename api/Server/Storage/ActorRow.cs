using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConsultAddin.Server.Storage;

/// <summary>Who acted or wrote: the only place where an id has a name.</summary>
public sealed class ActorRow : IEntityTypeConfiguration<ActorRow>
{
    /// <summary>UUIDv7, as events hold it.</summary>
    public Guid Id { get; init; }

    /// <summary>Mail address in lower case, or <c>app:</c> and the client id; null once erased.</summary>
    public string? Address { get; set; }

    /// <summary>Name as shown; empty when unknown or erased.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc />
    public void Configure(EntityTypeBuilder<ActorRow> builder)
    {
        builder.ToTable("actors");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.Address).IsUnique();
    }
}
