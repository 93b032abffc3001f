using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Settings;

/// <summary>Who was a member, and which policy held, can be looked up later: a start that finds other settings keeps the difference.</summary>
public static class SettingsHistory
{
    /// <summary>A setting that changed.</summary>
    /// <param name="Name">Its name, such as <c>City:Bodies:0:Policy</c>.</param>
    /// <param name="Before">What it was; null when it was absent.</param>
    /// <param name="After">What it is; null when it is gone.</param>
    public sealed record Change(string Name, string? Before, string? After);

    /// <summary>Keeps what a start finds changed, in the settings file and among the listed people.</summary>
    internal static async Task Record(ConsultationsDb db, CitySettings city, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = await db.ListedMembers.AsNoTracking().ToListAsync(cancellationToken);
        var after = Names(JsonSerializer.SerializeToNode(city), CitySettings.Section).Concat(listed.Select(Name)).ToDictionary();
        if (!await Stage(db, _ => after, now, cancellationToken))
            return;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // Another replica started with the same settings and was first.
        }
    }

    /// <summary>Stages that somebody was listed, or until when; it is saved with what caused it.</summary>
    internal static Task Stage(ConsultationsDb db, ListedMemberRow member, DateTimeOffset now, CancellationToken cancellationToken) =>
        Stage(db, before => new(before) { [Name(member).Key] = Name(member).Value }, now, cancellationToken);

    private static async Task<bool> Stage(
        ConsultationsDb db, Func<Dictionary<string, string>, Dictionary<string, string>> change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = await db.Settings.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        var before = last?.Settings is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json, CoreJson.Options)! : [];
        var after = change(before);
        var changes = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => new Change(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Where(c => c.Before != c.After).ToList();
        if (changes.Count == 0)
            return false;
        db.Settings.Add(new SettingsRow
        {
            Number = (last?.Number ?? 0) + 1,
            At = now,
            Settings = JsonSerializer.Serialize(after, CoreJson.Options),
            Difference = JsonSerializer.Serialize(changes, CoreJson.Options),
        });
        return true;
    }

    private static KeyValuePair<string, string> Name(ListedMemberRow member) =>
        new($"Listed:{member.Id:N}", $"{member.Body} {member.Address} {member.From:O} {member.Until:O}");

    private static IEnumerable<KeyValuePair<string, string>> Names(JsonNode? node, string name) => node switch
    {
        null => [],
        JsonObject members => members.SelectMany(m => Names(m.Value, $"{name}:{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Names(item, $"{name}:{i}")),
        _ => [new(name, node.ToString())],
    };
}
