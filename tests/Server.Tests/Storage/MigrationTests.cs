using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Storage;

/// <summary>One model, two migration sets.</summary>
public sealed class MigrationTests(PostgresCluster cluster)
{
    [Fact]
    public void The_migrations_for_SQLite_say_all_that_the_model_says()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: write the migrations anew, as Storage/DesignTime.cs says.");
    }

    [Fact]
    public void The_migrations_for_PostgreSQL_say_all_that_the_model_says()
    {
        using var db = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: write the migrations anew, as Storage/DesignTime.cs says.");
    }

    [Fact]
    public async Task A_database_that_cannot_search_Hangul_is_refused_by_the_settings_name()
    {
        var connection = await cluster.CreateAsync("C");
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.StartAsync(connection));
        Assert.StartsWith("ConnectionStrings:Consultations names a database with encoding UTF8 and LC_CTYPE C", refusal.Message);
    }
}
