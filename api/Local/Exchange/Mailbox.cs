using ConsultAddin.Local.People;
using MimeKit;

namespace ConsultAddin.Local.Exchange;

/// <summary>
/// One mailbox: its folders, its mails and what left them. Safe to use from several threads. A change gets its number in
/// the same step in which it can be read: a round that has seen a number has seen every change of this mailbox up to it.
/// </summary>
public sealed class Mailbox
{
    private readonly Lock gate = new();
    private readonly MailStore store;
    private readonly MailFiles files;
    private readonly Dictionary<string, Folder> folders = [];
    private readonly Dictionary<string, Item> items = [];
    private readonly Dictionary<string, string> immutableIds = [];
    private readonly List<Departure> departures = [];
    private readonly HashSet<string> toldOutOfOffice = new(StringComparer.OrdinalIgnoreCase);

    internal Mailbox(Account account, MailStore store, MailFiles files)
    {
        Account = account;
        this.store = store;
        this.files = files;
        var root = new Folder(FolderId(WellKnownFolders.Root), WellKnownFolders.Root, "정보 저장소의 최상위 수준", null);
        folders[root.Id] = root;
        foreach (var (name, displayName) in WellKnownFolders.All)
            folders[FolderId(name)] = new Folder(FolderId(name), name, displayName, root.Id);
    }

    /// <summary>Whose mailbox it is.</summary>
    public Account Account { get; }

    /// <summary>Its out-of-office reply.</summary>
    public OutOfOffice OutOfOffice { get; private set; } = new(false, "");

    /// <summary>Its inbox rules, the first that fits decides.</summary>
    public IReadOnlyList<InboxRule> Rules { get; private set; } = [];

    /// <summary>The folders, the root first.</summary>
    public IReadOnlyList<Folder> Folders
    {
        get { lock (gate) return [.. folders.Values]; }
    }

    /// <summary>A folder by id or well-known name, case aside; null when there is none.</summary>
    public Folder? FindFolder(string idOrName)
    {
        lock (gate)
            return folders.GetValueOrDefault(idOrName)
                ?? folders.Values.FirstOrDefault(f => string.Equals(f.WellKnownName, idOrName, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Makes a folder below another.</summary>
    public Folder AddFolder(string displayName, Folder parent)
    {
        Folder folder;
        lock (gate)
        {
            folder = new Folder(MailStore.NewId("AQMk"), null, displayName, parent.Id, store.NextChange());
            folders[folder.Id] = folder;
        }

        files.Append(new JournalEntry(Account.Address) { Folder = folder });
        return folder;
    }

    /// <summary>The mails of the mailbox, or of one folder, newest arrival first.</summary>
    public IReadOnlyList<Item> Items(Folder? folder = null)
    {
        lock (gate)
            return [.. items.Values.Where(i => folder is null || i.FolderId == folder.Id)
                .OrderByDescending(i => i.Received).ThenByDescending(i => i.Arrived)];
    }

    /// <summary>A mail by its ordinary or immutable id; null when there is none, or when that ordinary id was given up by a move.</summary>
    public Item? Find(string id)
    {
        lock (gate) return items.GetValueOrDefault(immutableIds.GetValueOrDefault(id, id));
    }

    /// <summary>The MIME form of a mail.</summary>
    public byte[] Mime(Item item) => files.Get(item.Content);

    /// <summary>The mail parsed.</summary>
    public MimeMessage Read(Item item) => Parts.Read(Mime(item));

    /// <summary>Switches the out-of-office reply; each correspondent is told once until it is switched on anew.</summary>
    public void SetOutOfOffice(OutOfOffice value)
    {
        lock (gate)
        {
            if (value.On) toldOutOfOffice.Clear();
            OutOfOffice = value;
        }

        files.Append(new JournalEntry(Account.Address) { OutOfOffice = value });
    }

    /// <summary>Puts the given inbox rules in the place of all others; mail that lies there already stays where it is.</summary>
    /// <exception cref="ArgumentException">A rule names no folder of this mailbox.</exception>
    public void SetRules(IReadOnlyList<InboxRule> rules)
    {
        if (rules.FirstOrDefault(r => FindFolder(r.MoveTo) is null) is { } lost) throw new ArgumentException($"There is no folder {lost.MoveTo}.", nameof(rules));
        Rules = rules;
        files.Append(new JournalEntry(Account.Address) { Rules = rules });
    }

    internal bool TellOutOfOffice(string correspondent)
    {
        lock (gate) return OutOfOffice.On && toldOutOfOffice.Add(correspondent);
    }

    /// <summary>Puts a mail into a folder, named by id or well-known name.</summary>
    internal Item Add(string folderName, byte[] mime, bool draft, bool transported, bool read)
    {
        var folder = FindFolder(folderName)!;
        var mail = Parts.Read(mime);
        var now = store.Clock.GetUtcNow();
        var sent = mail.Headers.Contains(HeaderId.Date) && !draft ? mail.Date.ToUniversalTime() : now;
        var envelope = Envelope.Of(mail);
        var item = new Item
        {
            Id = MailStore.NewId("AAMk"),
            ImmutableId = MailStore.NewId("AAkA"),
            FolderId = folder.Id,
            Content = files.Put(mime),
            Envelope = envelope,
            ConversationId = Conversation(envelope),
            Created = now,
            Modified = now,
            Received = Whole(now),
            Sent = Whole(sent),
            IsDraft = draft,
            IsRead = read,
            HasTransportHeaders = transported,
            Size = mime.Length,
        };
        lock (gate)
        {
            var change = store.NextChange();
            item = Keep(item with { Arrived = change, Changed = change });
        }

        return Tell(item, MailChangeKind.Created);
    }

    /// <summary>Changes what a mailbox says of a mail, not the mail itself.</summary>
    internal Item Update(Item item, Func<Item, Item> change)
    {
        lock (gate)
        {
            var now = items.GetValueOrDefault(item.ImmutableId, item);
            item = Keep(change(now) with { Modified = store.Clock.GetUtcNow(), Changed = store.NextChange() });
        }

        return Tell(item, MailChangeKind.Updated);
    }

    /// <summary>Gives a draft another content.</summary>
    internal Item Rewrite(Item item, byte[] mime)
    {
        var envelope = Envelope.Of(Parts.Read(mime));
        return Update(item, i => i with
        {
            Content = files.Put(mime),
            Envelope = envelope,
            ConversationId = Conversation(envelope),
            Size = mime.Length,
        });
    }

    /// <summary>Moves a mail to another folder: its ordinary id changes, its immutable id stays.</summary>
    internal Item Move(Item item, Folder destination, Func<Item, Item>? change = null)
    {
        if (item.FolderId == destination.Id) return item;
        Departure left;
        lock (gate)
        {
            var number = store.NextChange();
            left = Forget(new Departure(item.FolderId, item.Id, item.ImmutableId, Moved: true, number));
            item = Keep((change?.Invoke(item) ?? item) with
            {
                Id = MailStore.NewId("AAMk"),
                FolderId = destination.Id,
                Modified = store.Clock.GetUtcNow(),
                Arrived = number,
                Changed = number,
            });
        }

        files.Append(new JournalEntry(Account.Address) { Gone = left });
        return Tell(item, MailChangeKind.Created);
    }

    /// <summary>Turns a draft into the sender's copy: it leaves Drafts and appears in Sent Items, its immutable id kept.</summary>
    internal Item MoveSent(Item draft, byte[] mime)
    {
        var now = Whole(store.Clock.GetUtcNow());
        var envelope = Envelope.Of(Parts.Read(mime));
        return Move(draft, FindFolder(WellKnownFolders.SentItems)!, i => i with
        {
            Content = files.Put(mime),
            Envelope = envelope,
            ConversationId = Conversation(envelope),
            Size = mime.Length,
            IsDraft = false,
            IsRead = true,
            Sent = now,
            Received = now,
        });
    }

    /// <summary>Takes a mail out of the mailbox for good.</summary>
    internal void Remove(Item item)
    {
        Departure left;
        lock (gate) left = Forget(new Departure(item.FolderId, item.Id, item.ImmutableId, Moved: false, store.NextChange()));
        files.Append(new JournalEntry(Account.Address) { Gone = left });
        store.Raise(new MailChange(this, MailChangeKind.Deleted, item));
    }

    /// <summary>What changed in a folder after a change number, and up to which number that is all.</summary>
    internal (IReadOnlyList<Item> Items, IReadOnlyList<Departure> Departures, long Newest) Since(Folder folder, long change)
    {
        lock (gate)
        {
            return ([.. items.Values.Where(i => i.FolderId == folder.Id && i.Changed > change)],
                [.. departures.Where(d => d.FolderId == folder.Id && d.Changed > change)],
                store.NewestChange);
        }
    }

    /// <summary>The folders made after a change number, and up to which number those are all.</summary>
    internal (IReadOnlyList<Folder> Folders, long Newest) FoldersSince(long change)
    {
        lock (gate) return ([.. folders.Values.Where(f => f.ParentId is not null && f.Changed > change)], store.NewestChange);
    }

    internal void Replay(JournalEntry entry)
    {
        // Lines of one mail may stand in another order than its changes, since writing them isn't part of the change.
        if (entry.Put is { } item && !(items.GetValueOrDefault(item.ImmutableId)?.Changed > item.Changed)) Keep(item);
        if (entry.Gone is { } gone) Forget(gone);
        if (entry.Folder is { } folder) folders[folder.Id] = folder;
        if (entry.OutOfOffice is { } outOfOffice) OutOfOffice = outOfOffice;
        if (entry.Rules is { } rules) Rules = rules;
    }

    private Item Tell(Item item, MailChangeKind kind)
    {
        files.Append(new JournalEntry(Account.Address) { Put = item });
        store.Raise(new MailChange(this, kind, item));
        return item;
    }

    private Item Keep(Item item)
    {
        if (items.TryGetValue(item.ImmutableId, out var before)) immutableIds.Remove(before.Id);
        items[item.ImmutableId] = item;
        immutableIds[item.Id] = item.ImmutableId;
        return item;
    }

    private Departure Forget(Departure departure)
    {
        departures.Add(departure);
        items.Remove(departure.ImmutableId);
        immutableIds.Remove(departure.Id);
        return departure;
    }

    private string FolderId(string name) => MailStore.StableId("AQMk", Account.Address + "/" + name);

    // Exchange counts mails of one subject to one conversation and starts another when the subject changes.
    private string Conversation(Envelope envelope) =>
        MailStore.StableId("AAQk", Account.Address + "/" + envelope.Topic.ToUpperInvariant());

    // Exchange's receivedDateTime and sentDateTime have whole seconds.
    private static DateTimeOffset Whole(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
