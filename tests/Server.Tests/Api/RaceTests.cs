using System.Net;
using ConsultAddin.Server.Tests.Fixtures;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>People and the product's own rounds write to one consultation at once.</summary>
public abstract class RaceTests(Office office)
{
    [Fact]
    public async Task Whoever_does_not_say_which_version_they_saw_is_never_told_that_another_was_first()
    {
        var reference = (await office.CreateAndSend()).Reference;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            office.Post(reference, "notes", new { body = "citizen-service", channel = "telephone", words = $"{i}번째 통화에서 동의하셨습니다.", at = office.Server.Clock.GetUtcNow() })));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(8, (await office.Get(reference)).History.Count(e => e.Name == "agreement-noted"));
    }

    [Fact]
    public async Task Of_several_who_saw_the_same_version_one_writes_and_the_others_are_told()
    {
        var seen = await office.CreateAndSend();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Post(seen.Reference, "urgent", new { reason = "급한 안내입니다.", version = seen.Version })));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var told in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK))
            await Office.Problem(told, 409, "stale", "version");
    }
}

public sealed class RacesOnSqliteTests(SqliteOffice office) : RaceTests(office), IClassFixture<SqliteOffice>;

public sealed class RacesOnPostgresTests(PostgresOffice office) : RaceTests(office), IClassFixture<PostgresOffice>;
