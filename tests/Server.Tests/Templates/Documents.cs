using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace ConsultAddin.Server.Tests.Templates;

/// <summary>Files as an administrator would upload them.</summary>
internal static class Documents
{
    /// <summary>Saved by LibreOffice 7.4 with other fonts, moved rows and a logo.</summary>
    public static byte[] LibreOffice { get; } = File.ReadAllBytes(Fixture("template-libreoffice-7.4.docx"));

    /// <summary>The sheet that a body sent back from LibreOffice, its opinion box filled.</summary>
    public static byte[] Returned { get; } = File.ReadAllBytes(Fixture("returned-libreoffice-7.4.docx"));

    /// <summary>A file whose part of that name was changed.</summary>
    public static byte[] Changed(ReadOnlyMemory<byte> file, string part, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(file.Span);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string xml;
            using (var reader = new StreamReader(entry.Open()))
                xml = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(change(xml));
        }

        return bytes.ToArray();
    }

    /// <summary>A file with one more part.</summary>
    public static byte[] Added(ReadOnlyMemory<byte> file, string part, byte[] content)
    {
        using var bytes = new MemoryStream();
        bytes.Write(file.Span);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var stream = zip.CreateEntry(part).Open();
            stream.Write(content);
        }

        return bytes.ToArray();
    }

    /// <summary>The names of a file's parts.</summary>
    public static IReadOnlyList<string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    private static string Fixture(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../Core.Tests/Documents/Files", name);
}
