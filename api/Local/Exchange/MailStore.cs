using System.Security.Cryptography;
using System.Text;
using ConsultAddin.Local.People;

namespace ConsultAddin.Local.Exchange;

/// <summary>What happened to a mail in a mailbox.</summary>
public enum MailChangeKind
{
    /// <summary>It came to a folder of the mailbox.</summary>
    Created,

    /// <summary>It was changed where it lies.</summary>
    Updated,

    /// <summary>It left the mailbox for good.</summary>
    Deleted,
}

/// <summary>A change in a mailbox, raised after it can be read.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Item">The mail as it stands now, or as it stood before it was deleted.</param>
public sealed record MailChange(Mailbox Mailbox, MailChangeKind Kind, Item Item);

/// <summary>All mailboxes of the stand-in, those of the tenant and those of other organisations.</summary>
public sealed class MailStore : IDisposable
{
    private readonly Dictionary<string, Mailbox> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly MailFiles files;
    private long change;

    /// <summary>Opens the store with a mailbox for each account.</summary>
    /// <param name="accounts">Whose mailboxes there are.</param>
    /// <param name="clock">Tells when a mail arrives.</param>
    /// <param name="directory">The folder that keeps the mail; null keeps it in memory.</param>
    public MailStore(Accounts accounts, TimeProvider clock, string? directory)
    {
        Accounts = accounts;
        Clock = clock;
        files = new MailFiles(directory);
        foreach (var account in accounts.All) mailboxes[account.Address] = new Mailbox(account, this, files);
        foreach (var entry in files.Entries)
        {
            if (!mailboxes.TryGetValue(entry.Mailbox, out var mailbox)) continue;
            mailbox.Replay(entry);
            change = Math.Max(change, Math.Max(entry.Put?.Changed ?? 0, Math.Max(entry.Gone?.Changed ?? 0, entry.Folder?.Changed ?? 0)));
        }
    }

    /// <summary>Raised after a mailbox changed.</summary>
    public event Action<MailChange>? Changed;

    /// <summary>Whose mailboxes there are.</summary>
    public Accounts Accounts { get; }

    /// <summary>All mailboxes.</summary>
    public IReadOnlyCollection<Mailbox> Mailboxes => mailboxes.Values;

    internal TimeProvider Clock { get; }

    /// <summary>The number of the newest change in any mailbox.</summary>
    internal long NewestChange => Interlocked.Read(ref change);

    /// <summary>The mailbox of an address; null when the stand-in has none.</summary>
    public Mailbox? Find(string address) => mailboxes.GetValueOrDefault(address);

    /// <inheritdoc/>
    public void Dispose() => files.Dispose();

    internal long NextChange() => Interlocked.Increment(ref change);

    internal void Raise(MailChange mailChange) => Changed?.Invoke(mailChange);

    /// <summary>An id in the look of Exchange's: long, opaque, and safe in an address once escaped.</summary>
    internal static string NewId(string prefix) =>
        prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(45)).Replace('+', '-').Replace('/', '_') + "AAA=";

    /// <summary>An id that is always the same for the same words.</summary>
    internal static string StableId(string prefix, string words) =>
        prefix + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 30)).Replace('+', '-').Replace('/', '_') + "AAA=";
}
