using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>A database for one test class; the two kinds let the same tests run on both.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    /// <summary>How the server reaches it.</summary>
    public string Connection { get; protected set; } = "";

    /// <summary>Makes a context of its kind.</summary>
    public abstract ConsultationsDb Open();

    public abstract ValueTask InitializeAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("consultaddin-");

    public override ConsultationsDb Open() =>
        new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(Connection).AddInterceptors(SqlitePragmas.Instance).Options);

    public override ValueTask InitializeAsync()
    {
        Connection = $"Data Source={Path.Combine(_folder.FullName, "consultations.db")};Pooling=False";
        return ValueTask.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return base.DisposeAsync();
    }
}

/// <summary>A database of the run's PostgreSQL.</summary>
public sealed class PostgresDatabase(PostgresCluster cluster) : TestDatabase
{
    public override ConsultationsDb Open() => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(Connection).Options);

    public override async ValueTask InitializeAsync() => Connection = await cluster.CreateAsync();
}
