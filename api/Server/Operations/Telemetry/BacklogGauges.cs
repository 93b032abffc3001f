using System.Diagnostics.Metrics;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>
/// What waits, asked of the database each time that metrics are collected. Every replica tells the same; a collector takes the maximum.
/// </summary>
internal sealed class BacklogGauges : IHostedService
{
    private readonly IServiceScopeFactory scopes;
    private readonly CitySettings city;
    private readonly TimeProvider clock;

    public BacklogGauges(IMeterFactory meters, IServiceScopeFactory scopes, CitySettings city, TimeProvider clock)
    {
        (this.scopes, this.city, this.clock) = (scopes, city, clock);
        var meter = meters.Create(Measures.MeterName);
        meter.CreateObservableGauge("consultaddin.backlog.mailboxes", Mailboxes, "{mailbox}", "Mailboxes in which something new is known to wait, by kind.");
        meter.CreateObservableGauge("consultaddin.backlog.age", Age, "s", "How long the longest-waiting of them has not been read, by kind; 0 when none waits.");
        meter.CreateObservableGauge("consultaddin.parked", Parked, "{mail}", "Mails about consultations that couldn't be read yet.");
        meter.CreateObservableGauge("consultaddin.outbox", Outbox, "{mail}", "Mails of our own that aren't sent, by how far they have come.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private List<Measurement<int>> Mailboxes() =>
        [.. ByKind(Dirty()).Select(kind => new Measurement<int>(kind.Folders.Select(f => f.Mailbox).Distinct().Count(), Tag("mailbox", kind.Kind)))];

    private List<Measurement<double>> Age()
    {
        var now = clock.GetUtcNow();
        return
        [
            .. ByKind(Dirty()).Select(kind => new Measurement<double>(
                kind.Folders.Select(f => (now - (f.ReadAt ?? f.Since ?? now)).TotalSeconds).DefaultIfEmpty().Max(), Tag("mailbox", kind.Kind))),
        ];
    }

    private int Parked() => Ask(db => db.Set<ParkedMailRow>().Count());

    private List<Measurement<int>> Outbox()
    {
        var waiting = Ask(db => db.Set<OutboxRow>().Where(o => OutboxRow.Unsent.Contains(o.State))
            .GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionary(g => g.Key, g => g.Count));
        return
        [
            .. OutboxRow.Unsent
                .Select(state => new Measurement<int>(waiting.GetValueOrDefault(state), Tag("state", state.ToString().ToLowerInvariant()))),
        ];
    }

    private List<WatchedFolderRow> Dirty() => Ask(db => db.Set<WatchedFolderRow>().AsNoTracking().Where(f => f.Marked > f.Drained).ToList());

    private IEnumerable<(string Kind, List<WatchedFolderRow> Folders)> ByKind(List<WatchedFolderRow> dirty) =>
        new[] { MailboxKind.Consultation, MailboxKind.Sheet }
            .Select(kind => (kind, dirty.FindAll(f => MailboxKind.Of(f.Mailbox, city.ConsultationMailbox) == kind)));

    // Metrics are collected by a thread of their own that can't await.
    private T Ask<T>(Func<ConsultationsDb, T> ask)
    {
        using var scope = scopes.CreateScope();
        return ask(scope.ServiceProvider.GetRequiredService<ConsultationsDb>());
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
