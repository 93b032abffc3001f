using System.Collections.Concurrent;
using System.Text.Json;
using ConsultAddin.Core;

namespace ConsultAddin.Local.Exchange;

/// <summary>
/// Where the mail store keeps what must survive a restart: each mail's MIME form as a file, and a journal with one
/// JSON line for each change. Without a folder everything stays in memory, for tests.
/// </summary>
internal sealed class MailFiles : IDisposable
{
    private readonly string? directory;
    private readonly ConcurrentDictionary<Guid, byte[]> memory = new();
    private readonly StreamWriter? journal;
    private readonly Lock writing = new();

    public MailFiles(string? directory)
    {
        this.directory = directory;
        if (directory is null) return;
        Directory.CreateDirectory(Path.Combine(directory, "mime"));
        Entries = [.. ReadJournal()];
        journal = new StreamWriter(new FileStream(JournalPath, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    /// <summary>What the journal held when it was opened, oldest first.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; } = [];

    private string JournalPath => Path.Combine(directory!, "journal.jsonl");

    public Guid Put(byte[] mime)
    {
        var id = Guid.CreateVersion7();
        if (directory is null) memory[id] = mime;
        else File.WriteAllBytes(MimePath(id), mime);
        return id;
    }

    public byte[] Get(Guid id) => directory is null ? memory[id] : File.ReadAllBytes(MimePath(id));

    public void Append(JournalEntry entry)
    {
        if (journal is null) return;
        var line = JsonSerializer.Serialize(entry, CoreJson.Options);
        lock (writing) journal.WriteLine(line);
    }

    public void Dispose() => journal?.Dispose();

    private string MimePath(Guid id) => Path.Combine(directory!, "mime", id.ToString("N") + ".eml");

    private IEnumerable<JournalEntry> ReadJournal()
    {
        if (!File.Exists(JournalPath)) yield break;
        var good = 0L;
        foreach (var line in File.ReadLines(JournalPath))
        {
            JournalEntry? entry = null;
            try
            {
                entry = JsonSerializer.Deserialize<JournalEntry>(line, CoreJson.Options);
            }
            catch (JsonException)
            {
                // A process that was killed while writing leaves half a line at the end; what came before is whole.
            }

            if (entry is null) break;
            good += System.Text.Encoding.UTF8.GetByteCount(line) + Environment.NewLine.Length;
            yield return entry;
        }

        if (new FileInfo(JournalPath).Length <= good) yield break;
        using var file = new FileStream(JournalPath, FileMode.Open, FileAccess.Write);
        file.SetLength(good);
    }
}

/// <summary>One change of one mailbox: exactly one of the optional members is set.</summary>
/// <param name="Mailbox">The address of the mailbox.</param>
internal sealed record JournalEntry(string Mailbox)
{
    public Item? Put { get; init; }

    public Departure? Gone { get; init; }

    public Folder? Folder { get; init; }

    public OutOfOffice? OutOfOffice { get; init; }

    public IReadOnlyList<InboxRule>? Rules { get; init; }
}
