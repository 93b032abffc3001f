using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Tests.Approvals;

/// <summary>One stored example of each version of each event is read for ever (rule 1).</summary>
public sealed class StoredEventsTests
{
    private sealed record Example(string Name, int Version, JsonObject Fact);

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder(), "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_stored_example_is_still_read(string file)
    {
        var example = Read(file);
        Assert.Equal($"{example.Name}.{example.Version}.json", file);

        var fact = EventJson.Read(example.Name, example.Version, example.Fact.ToJsonString());

        var written = EventJson.Write(fact);
        Assert.Equal(example.Name, written.Name);
        Assert.Equal(fact, EventJson.Read(written.Name, written.Version, written.Json), SameJson);
        if (example.Version == written.Version)
            Assert.True(JsonNode.DeepEquals(example.Fact, JsonNode.Parse(written.Json)), $"{file} lost something:\n{written.Json}");
    }

    [Fact]
    public void Every_version_of_every_event_has_a_stored_example()
    {
        var needed = FactCatalog.Current.Names.SelectMany(n => Enumerable.Range(1, n.Version).Select(v => $"{n.Name}.{v}.json"));

        Assert.Equal(needed.Order(StringComparer.Ordinal), Files.Select(f => f.Data));
    }

    [Fact]
    public void An_event_of_a_newer_program_is_refused_rather_than_guessed()
    {
        Assert.Throws<UnknownEventException>(() => EventJson.Read("consultation-sold", 1, "{}"));
        Assert.Throws<UnknownEventException>(() => EventJson.Read("notice-repeated", 99, """{"reference":"C2026-00142-L"}"""));
        Assert.Throws<JsonException>(() => EventJson.Read("notice-repeated", 1, "{}"));
    }

    [Fact]
    public void A_decision_that_this_program_does_not_know_is_refused_rather_than_guessed()
    {
        var example = Read("reply-recorded.1.json");
        example.Fact["decision"] = "applaud";

        Assert.Throws<JsonException>(() => EventJson.Read(example.Name, example.Version, example.Fact.ToJsonString()));
    }

    [EventName("renamed-member", 3)]
    private sealed record Renamed : Fact
    {
        public required string Now { get; init; }
        public required int Since { get; init; }
    }

    [Fact]
    public void An_older_version_is_upgraded_step_by_step()
    {
        var catalog = new FactCatalog([typeof(Renamed)],
        [
            new("renamed-member", 1, members => { members["now"] = members["before"]!.GetValue<string>(); members.Remove("before"); }),
            new("renamed-member", 2, members => members["since"] = 7),
        ]);

        Assert.Equal(new Renamed { Now = "a", Since = 7 }, catalog.Read(new("renamed-member", 1, """{"before":"a"}""")));
        Assert.Equal(new Renamed { Now = "a", Since = 7 }, catalog.Read(new("renamed-member", 2, """{"now":"a"}""")));
        Assert.Throws<ArgumentException>(() => new FactCatalog([typeof(Renamed)], []));
    }

    private static bool SameJson(Fact one, Fact other) => EventJson.Write(one) == EventJson.Write(other);

    private static Example Read(string file) =>
        JsonSerializer.Deserialize<Example>(File.ReadAllText(Path.Combine(Folder(), file)), CoreJson.Options)!;

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "StoredEvents");
}
