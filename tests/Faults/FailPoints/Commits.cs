using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>
/// Stands around everything that Entity Framework commits: a transaction, a save without one, an update or delete by one statement.
/// What is committed is named by what it writes.
/// </summary>
public sealed partial class Commits(Trap trap) : DbCommandInterceptor, ISaveChangesInterceptor, IDbTransactionInterceptor
{
    /// <summary>What a round changes when it has read a page; an alarm changes nothing of it.</summary>
    private static readonly IReadOnlyList<string> Progress = [nameof(WatchedFolderRow.DeltaLink), nameof(WatchedFolderRow.ReadAt), nameof(WatchedFolderRow.Drained)];

    private readonly ConditionalWeakTable<DbContext, string> open = [];

    async ValueTask<InterceptionResult<int>> ISaveChangesInterceptor.SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        var context = eventData.Context!;
        if (Name(context.ChangeTracker.Entries()) is not { } operation)
            return result;
        open.AddOrUpdate(context, operation);
        if (context.Database.CurrentTransaction is null)
            trap.Reach("before", operation);
        await ValueTask.CompletedTask;
        return result;
    }

    ValueTask<int> ISaveChangesInterceptor.SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken)
    {
        if (eventData.Context!.Database.CurrentTransaction is null && open.TryGetValue(eventData.Context, out var operation))
        {
            open.Remove(eventData.Context);
            trap.Reach("after", operation);
        }

        return new(result);
    }

    ValueTask<InterceptionResult> IDbTransactionInterceptor.TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken)
    {
        if (eventData.Context is { } context && open.TryGetValue(context, out var operation))
            trap.Reach("before", operation);
        return new(result);
    }

    Task IDbTransactionInterceptor.TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        if (eventData.Context is { } context && open.TryGetValue(context, out var operation))
        {
            open.Remove(context);
            trap.Reach("after", operation);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Name(command, eventData) is not { } operation)
            return new(result);
        if (eventData.Context is { Database.CurrentTransaction: not null } context)
            open.TryAdd(context, operation);
        else
            trap.Reach("before", operation);
        return new(result);
    }

    /// <inheritdoc/>
    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null && Name(command, eventData) is { } operation)
            trap.Reach("after", operation);
        return new(result);
    }

    private static string? Name(DbCommand command, CommandEventData eventData)
    {
        if (eventData.CommandSource is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete))
            return null;
        var statement = Statement().Match(command.CommandText);
        var (table, column) = (statement.Groups["table"].Value, statement.Groups["column"].Value);
        return (table, column) switch
        {
            ("watched_folders", nameof(WatchedFolderRow.Begun)) => "commit round-begun",
            ("watched_folders", nameof(WatchedFolderRow.Marked)) => "commit alarm",
            ("subscriptions", _) => "commit alarm-ended",
            ("parked_mails", "") => "commit parked-gone",
            _ => $"commit {table} {column}".TrimEnd(),
        };
    }

    private static string? Name(IEnumerable<EntityEntry> tracked)
    {
        var entries = tracked.Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (entries.Count == 0)
            return null;
        bool Has<T>(params EntityState[] states) => entries.Exists(e => e.Entity is T && states.Contains(e.State));
        var subscription = entries.Find(e => e.Entity is SubscriptionRow);

        if (entries.Find(e => e is { Entity: OutboxRow, State: EntityState.Modified }) is { } outbox)
            return "commit outbox-" + (outbox.Property(nameof(OutboxRow.Attempts)).IsModified ? "rests" : ((OutboxRow)outbox.Entity).State.ToString().ToLowerInvariant());
        if (subscription is not null)
            return Has<SubscriptionRow>(EntityState.Added) ? "commit subscribed" : subscription.State == EntityState.Modified ? "commit renewed" : "commit unsubscribed";
        var ofFolder = entries.Exists(e => e is { Entity: WatchedFolderRow, State: EntityState.Modified } && Progress.Any(p => e.Property(p).IsModified));
        if (Has<MailCopyRow>(EntityState.Added))
            return ofFolder ? "commit round-recorded" : "commit parked-recorded";
        if (Has<ParkedMailRow>(EntityState.Added, EntityState.Modified))
            return ofFolder ? "commit round-parked" : "commit parked-rests";
        if (entries.Select(e => e.Entity).OfType<EventRow>().OrderBy(e => e.Version).FirstOrDefault() is { } first)
            return $"commit {first.Name}";
        if (Has<OutboxRow>(EntityState.Added))
            return "commit owed";
        if (ofFolder)
            return "commit round-ended";
        if (Has<WatchedFolderRow>(EntityState.Added))
            return "commit watch-begun";
        if (Has<WatchedFolderRow>(EntityState.Deleted) || Has<WatchRow>(EntityState.Deleted))
            return "commit watch-ended";
        if (entries.TrueForAll(e => e.Entity is SettingsRow or ActorRow))
            return "commit settings";
        return $"commit {string.Join('+', entries.Select(e => e.Metadata.ClrType.Name).Distinct().Order(StringComparer.Ordinal))}";
    }

    [GeneratedRegex("""(UPDATE|DELETE FROM) "?(?<table>\w+)"? AS "?\w+"?\s*(SET "?(?<column>\w+)"?)?""")]
    private static partial Regex Statement();
}
