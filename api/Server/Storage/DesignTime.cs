using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ConsultAddin.Server.Storage;

/// <summary>Lets migrations be written without starting the server.</summary>
/// <remarks>
/// Until the first release each set holds one migration. When the model changes, remove <c>Storage/Migrations</c>, then
/// <c>dotnet tool restore</c> and
/// <c>dotnet ef migrations add Initial --project api/Server --context SqliteDb --output-dir Storage/Migrations/Sqlite</c> and
/// <c>dotnet ef migrations add Initial --project api/Server --context PostgresDb --output-dir Storage/Migrations/PostgreSql</c>.
/// A test says when that was forgotten.
/// </remarks>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>The same for PostgreSQL.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=unused").Options);
}
