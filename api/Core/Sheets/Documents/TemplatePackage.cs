using System.IO.Compression;
using System.Xml;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// The parts of a zipped document, read with bounds on what is really unpacked: the sizes that a zip states are its
/// sender's words.
/// </summary>
internal sealed class TemplatePackage
{
    /// <summary>The largest file that is opened, in bytes.</summary>
    public const int MaxFile = 10 * 1024 * 1024;

    /// <summary>The most that a file may unpack to, in bytes.</summary>
    public const int MaxUnpacked = 40 * 1024 * 1024;

    private const int MaxParts = 1000;
    private const int MaxDepth = 256;

    // The first instant that a zip can say.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private TemplatePackage(IReadOnlyList<KeyValuePair<string, byte[]>> parts) => Parts = parts;

    /// <summary>The parts by name, in the order in which they are stored.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Parts { get; }

    /// <summary>The bytes of a part; null where there is none.</summary>
    public byte[]? Find(string name) => Parts.FirstOrDefault(p => p.Key == name).Value;

    /// <summary>Unpacks a file, or says in Korean why not.</summary>
    public static TemplatePackage? Open(ReadOnlyMemory<byte> file, out string refusal)
    {
        if (file.Length > MaxFile)
        {
            refusal = "파일이 10 MB보다 큽니다. 그림을 줄여 다시 저장해 주세요.";
            return null;
        }

        refusal = "열 수 없는 파일입니다. 한글이나 워드에서 다시 저장해 올려 주세요.";
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxParts)
                return null;
            var parts = new List<KeyValuePair<string, byte[]>>(zip.Entries.Count);
            var room = MaxUnpacked;
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                if (Unpack(entry, room) is not { } bytes)
                {
                    refusal = "풀면 지나치게 커지는 파일입니다. 한글이나 워드에서 새로 저장해 올려 주세요.";
                    return null;
                }

                if (IsXml(entry.FullName) && !IsPlain(bytes))
                    return null;
                room -= bytes.Length;
                if (parts.Exists(p => string.Equals(p.Key, entry.FullName, StringComparison.OrdinalIgnoreCase)))
                    return null;
                parts.Add(new(entry.FullName, bytes));
            }

            return new TemplatePackage(parts);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Adds a part to a new file. The time is always the same: a document says nothing about when it was written.</summary>
    public static Stream Add(ZipArchive zip, string name, CompressionLevel level = CompressionLevel.Fastest)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".hpf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a part is XML that can be read without harm: well-formed, without a DTD, and no deeper than the readers' stack bears.</summary>
    private static bool IsPlain(byte[] part)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(part), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                    return false;
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static byte[]? Unpack(ZipArchiveEntry entry, int room)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > room)
                return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
