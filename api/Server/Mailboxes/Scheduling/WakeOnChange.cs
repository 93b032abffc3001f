using ConsultAddin.Server.Live;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>After a consultation has changed: sends at once what that put into the outbox, and begins at once to read a mailbox watched newly.</summary>
internal sealed partial class WakeOnChange(Changes changes, IServiceScopeFactory scopes, Wake wake, TimeProvider clock, ILogger<WakeOnChange> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = changes.Listen();
        while (await listening.Reader.WaitToReadAsync(stoppingToken))
        {
            // One look answers for all changes so far.
            while (listening.Reader.TryRead(out _))
            {
            }

            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
            {
                LogMissed(log, e.GetType().Name);
            }
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
        var now = clock.GetUtcNow();
        if (await db.Set<OutboxRow>().AnyAsync(o => o.State == OutboxState.Waiting && o.NextTryAt <= now, ct))
            wake.Outbox();
        if (await db.Set<WatchedFolderRow>().AnyAsync(f => f.ReadAt == null, ct))
            wake.Watch();
    }

    [LoggerMessage(LogLevel.Warning, "The look after a change failed ({Failure}); the next sweep does its work.")]
    private static partial void LogMissed(ILogger log, string failure);
}
