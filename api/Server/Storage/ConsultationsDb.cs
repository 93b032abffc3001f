using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Storage;

/// <summary>
/// The one model of everything kept. The two databases differ in their migrations only:
/// <see cref="SqliteDb"/> embedded by default, <see cref="PostgresDb"/> for replicas.
/// </summary>
public abstract class ConsultationsDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>One row a consultation: its identity, and the columns that lists filter by.</summary>
    public DbSet<ConsultationRow> Consultations => Set<ConsultationRow>();

    /// <summary>What happened, in order; never changed, never removed.</summary>
    public DbSet<EventRow> Events => Set<EventRow>();

    /// <summary>Who may write to a consultation.</summary>
    public DbSet<OwnerRow> Owners => Set<OwnerRow>();

    /// <summary>In which consultations people are named.</summary>
    public DbSet<AppearanceRow> Appearances => Set<AppearanceRow>();

    /// <summary>Sheets as they were filled into a mail; erasable.</summary>
    public DbSet<FillRow> Fills => Set<FillRow>();

    /// <summary>Every version of the departments' templates.</summary>
    public DbSet<TemplateRow> Templates => Set<TemplateRow>();

    /// <summary>Received and sent mails that belong to a consultation; erasable.</summary>
    public DbSet<MailRow> Mails => Set<MailRow>();

    /// <summary>What people wrote beside an event: reasons, words of an oral agreement; erasable.</summary>
    public DbSet<RemarkRow> Remarks => Set<RemarkRow>();

    /// <summary>People and programs by id, so that events hold no personal data; erasable.</summary>
    public DbSet<ActorRow> Actors => Set<ActorRow>();

    /// <summary>The city's settings at each start that found them changed; erasable.</summary>
    public DbSet<SettingsRow> Settings => Set<SettingsRow>();

    /// <summary>People whom reviewers listed as answering for their body, beside the settings file.</summary>
    public DbSet<ListedMemberRow> ListedMembers => Set<ListedMemberRow>();

    /// <summary>The keys of cookies.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsultationsDb).Assembly).Entity<DataProtectionKey>().ToTable("keys");
}

/// <summary>The embedded database.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ConsultationsDb(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // It can't index what a list holds, and reads the texts of one district quickly enough.
        modelBuilder.Entity<ConsultationRow>().Ignore(c => c.SearchGrams);
    }
}

/// <summary>The database for several replicas.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ConsultationsDb(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Without a list of what isn't sorted in yet: every search would read that list from end to end.
        modelBuilder.Entity<ConsultationRow>().HasIndex(c => c.SearchGrams).HasMethod("gin").HasStorageParameter("fastupdate", false);
    }
}
