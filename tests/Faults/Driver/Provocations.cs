using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using ConsultAddin.Faults.FailPoints;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Faults.Driver;

/// <summary>Brings about what leads a living process to the points aimed at, when it doesn't come there by itself soon.</summary>
internal sealed class Provocations(
    Targets targets, Pace pace, StandInDoor standIn, HttpClient officer, HttpClient administrator, Func<ConsultationsDb> open)
{
    private const int MostAttempts = 3;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2.5);

    private static readonly FaultRule NotThereYet = new() { Path = @"/messages/[^/]+/\$value$", Status = 404, Next = 2 };

    private static readonly FaultRule SendingRefused = new() { Method = "POST", Path = "/send$", Status = 503, Next = 1 };

    private readonly ConcurrentBag<Story> drafts = [];
    private readonly ConcurrentBag<string> strangers = [];

    /// <summary>Consultations that were made, and filled or not, and never sent.</summary>
    public IReadOnlyCollection<Story> Drafts => drafts;

    /// <summary>Message-IDs of private mail, of which nothing may be kept.</summary>
    public IReadOnlyCollection<string> Strangers => strangers;

    /// <summary>Provokes until the run grows quiet.</summary>
    public async Task RunAsync(CancellationToken quiet)
    {
        var last = new Dictionary<string, DateTimeOffset>();
        try
        {
            while (true)
            {
                var points = targets.Current.Points;
                foreach (var gone in last.Keys.Except(points).ToList())
                    last.Remove(gone);
                foreach (var point in points.Where(p => !last.TryGetValue(p, out var at) || DateTimeOffset.UtcNow - at > Again))
                {
                    last[point] = DateTimeOffset.UtcNow;
                    await TryAsync(FailPoint.OperationOf(point), quiet);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(250), quiet);
            }
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested)
        {
        }
    }

    private async Task TryAsync(string operation, CancellationToken ct)
    {
        try
        {
            await ProvokeAsync(operation, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or OperationCanceledException or TimeoutException or IOException or DbException or InvalidOperationException)
        {
            // Nobody lives to be led anywhere just now, or the database is away.
        }
    }

    private Task ProvokeAsync(string operation, CancellationToken ct) => operation switch
    {
        "graph read-page" or "graph read-elsewhere" or "commit round-begun" or "commit round-ended" or "commit alarm" => HappenAsync("missed", ct),
        "graph read-mime" or "commit round-recorded" => CallAsync(),
        "commit round-parked" => ParkAsync(ct),
        "graph find" or "commit parked-recorded" => ReplayAsync(missing: false, ct),
        "commit parked-rests" => ReplayAsync(missing: true, ct),
        "graph read-headers" => WriteAsStrangerAsync(ct),
        "graph subscribe" or "commit subscribed" => HappenAsync("subscriptionRemoved", ct),
        "graph renew" or "commit renewed" or "commit alarm-ended" => HappenAsync("reauthorizationRequired", ct),
        "graph list-subscriptions" or "graph unsubscribe" => ForgetAsync(ct),
        "commit consultation-created" or "commit sheet-filled" => DraftAsync(ct),
        "commit outbox-rests" or "graph look-in-drafts" => RefuseSendingAsync(ct),
        "commit owed" or "graph find-by-message-id" or "graph draft" or "graph send" or "commit outbox-drafted" or "commit outbox-told" or "commit outbox-sent" => OweAsync(ct),
        _ => Task.CompletedTask,
    };

    private Task CallAsync()
    {
        pace.Call();
        return Task.CompletedTask;
    }

    /// <summary>Something happens to the subscription of the consultation mailbox; one that ended unnoticed is forgotten, and made anew.</summary>
    private async Task HappenAsync(string happening, CancellationToken ct)
    {
        if (await standIn.HappenAsync(happening, People.Consultation, ct) == 0)
            await ForgetAsync(ct);
    }

    /// <summary>A database that knows nothing of a subscription which Microsoft keeps, such as one that was restored; then the subscriptions are looked at.</summary>
    private async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = open();
        await db.Set<SubscriptionRow>().Where(s => s.Mailbox == People.Consultation).ExecuteDeleteAsync(ct);
        if (await standIn.HappenAsync("reauthorizationRequired", People.Officer, ct) == 0)
            await db.Set<SubscriptionRow>().Where(s => s.Mailbox == People.Officer).ExecuteDeleteAsync(ct);
    }

    /// <summary>Reminders come due each minute: they are found where the subscriptions are looked at, and sent.</summary>
    private async Task OweAsync(CancellationToken ct)
    {
        pace.Call();
        await standIn.HappenAsync("reauthorizationRequired", People.Officer, ct);
    }

    private async Task RefuseSendingAsync(CancellationToken ct)
    {
        await standIn.AddAsync(SendingRefused, ct);
        await OweAsync(ct);
    }

    private async Task ParkAsync(CancellationToken ct)
    {
        await standIn.AddAsync(NotThereYet, ct);
        pace.Call();
    }

    /// <summary>The administrator has parked mails read now.</summary>
    /// <param name="missing">Whether one of them is still not there.</param>
    /// <param name="ct">Ends it.</param>
    private async Task ReplayAsync(bool missing, CancellationToken ct)
    {
        await using var db = open();
        var parked = await db.Set<ParkedMailRow>().AsNoTracking().Where(p => p.Attempts <= MostAttempts).OrderByDescending(p => p.SeenAt).FirstOrDefaultAsync(ct);
        if (parked is null)
        {
            await ParkAsync(ct);
            return;
        }

        if (missing)
            await standIn.AddAsync(new() { Path = $"/messages/{Regex.Escape(parked.GraphId)}", Status = 404, Next = 1 }, ct);
        using var answer = await administrator.PostAsync(new Uri($"/api/mailboxes/{parked.Mailbox}/parked/replay", UriKind.Relative), null, ct);
    }

    private async Task WriteAsStrangerAsync(CancellationToken ct)
    {
        using var mail = Story.New(People.Stranger, [People.Officer], "점심 약속", DateTimeOffset.UtcNow);
        mail.Body = new MimeKit.TextPart("plain") { Text = "내일 뵙겠습니다." };
        strangers.Add(mail.MessageId!);
        await standIn.ArriveAsync(mail, Local.Exchange.ArrivalProof.Dmarc, ct);
    }

    private async Task DraftAsync(CancellationToken ct)
    {
        var draft = new Story(new(drafts.Count, []), standIn, officer, pace);
        try
        {
            await draft.DraftAsync(ct);
        }
        finally
        {
            if (draft.Reference.Length > 0)
                drafts.Add(draft);
        }
    }
}
