using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Server.Tests.Mailboxes;

namespace ConsultAddin.Server.Tests.Reviews;

/// <summary>Who may read a body's mail, and who may say what becomes of it.</summary>
public sealed class ReviewingTests
{
    private const string CityReviewer = "sunyoung@seoul.example";
    private const string FoundationReviewer = "jiyoung@dasan120.example";

    [Fact]
    public async Task A_mails_text_is_for_the_owners_and_for_the_reviewers_of_its_body_only()
    {
        await using var town = await Town.StartAsync();
        var (reference, path) = await UnconfirmedAsync(town);
        Assert.Equal("동의합니다.", (string)(await town.GetAsync(path))["text"]!);
        Assert.Equal("none", (string)(await town.GetAsync(path, FoundationReviewer))["sender"]!);
        Assert.Equal(HttpStatusCode.NotFound, await TryAsync(town, CityReviewer, path));
        Assert.Equal(HttpStatusCode.Forbidden, await TryAsync(town, "hana@dasan120.example", path));
        Assert.Equal(HttpStatusCode.Forbidden, await TryAsync(town, "admin@seoul.example", path));
        Assert.Equal(HttpStatusCode.Forbidden, await TryAsync(town, "jiwon@seoul.example", path));
        Assert.Equal(HttpStatusCode.NotFound, await TryAsync(town, Town.Officer, $"/api/consultations/{reference}/mails/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task The_reviewer_of_the_body_counts_an_unconfirmed_mail_and_nobody_else_may()
    {
        await using var town = await Town.StartAsync();
        var (reference, path) = await UnconfirmedAsync(town);
        Assert.Equal(HttpStatusCode.Forbidden, await RuleAsync(town, CityReviewer, path, new { ruling = "count" }));
        Assert.Equal(HttpStatusCode.Forbidden, await RuleAsync(town, Town.Officer, path, new { ruling = "count" }));
        Assert.Equal(HttpStatusCode.BadRequest, await RuleAsync(town, FoundationReviewer, path, new { ruling = "decision" }));
        Assert.Equal("awaiting", await town.StatusAsync(reference));

        Assert.Equal(HttpStatusCode.OK, await RuleAsync(town, FoundationReviewer, path, new { ruling = "count" }));
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_reviewer_sees_what_waits_for_their_body()
    {
        await using var town = await Town.StartAsync();
        var (reference, _) = await UnconfirmedAsync(town);
        var waiting = Assert.Single((await town.GetAsync("/api/reviews", FoundationReviewer))["items"]!.AsArray())!;
        Assert.Equal(reference, (string)waiting["reference"]!);
        Assert.True((bool)waiting["wordMissing"]!);
        Assert.Single(waiting["mails"]!.AsArray());
        var other = Assert.Single((await town.GetAsync("/api/reviews", CityReviewer))["items"]!.AsArray())!;
        Assert.Empty(other["mails"]!.AsArray());
    }

    private static async Task<(string Reference, string Path)> UnconfirmedAsync(Town town)
    {
        var (reference, sheet) = await town.SentAsync();
        town.Arrive(town.Reply(Town.Foundation, "동의합니다.", sheet, "RE: 협의"), ArrivalProof.None);
        await town.RoundAsync();
        JsonNode mail = Assert.Single((await town.ViewAsync(reference))["lists"]!["unconfirmed"]!.AsArray())!;
        return (reference, $"/api/consultations/{reference}/mails/{(string)mail["mailId"]!}");
    }

    private static async Task<HttpStatusCode> TryAsync(Town town, string who, string path)
    {
        using var http = town.As(who);
        return (await http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode;
    }

    private static async Task<HttpStatusCode> RuleAsync(Town town, string who, string path, object ruling)
    {
        using var http = town.As(who);
        return (await http.PostAsJsonAsync($"{path}/ruling", ruling, CoreJson.Options, TestContext.Current.CancellationToken)).StatusCode;
    }
}
