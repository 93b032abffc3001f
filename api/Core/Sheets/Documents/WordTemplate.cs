using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// A Word file that a department owns, opened, checked and made ready to be filled many times. Keep it: opening costs far
/// more than filling. Immutable and safe for use by several threads.
/// </summary>
public sealed class WordTemplate
{
    private static readonly Lazy<WordTemplate> Bundled = new(() => Open(TemplateResources.Pack("docx")));

    private readonly IReadOnlyList<KeyValuePair<string, byte[]>> fixedParts;
    private readonly IReadOnlyList<KeyValuePair<string, CompiledPart>> filledParts;
    private readonly IReadOnlySet<TemplateTag> tags;

    private WordTemplate(
        ReadOnlyMemory<byte> bytes,
        IReadOnlyList<KeyValuePair<string, byte[]>> fixedParts,
        IReadOnlyList<KeyValuePair<string, CompiledPart>> filledParts,
        IReadOnlySet<TemplateTag> tags) =>
        (Bytes, this.fixedParts, this.filledParts, this.tags) = (bytes, fixedParts, filledParts, tags);

    /// <summary>The template that the product brings along.</summary>
    public static WordTemplate Default => Bundled.Value;

    /// <summary>The file as it was uploaded.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Opens a template.</summary>
    /// <exception cref="TemplateRefusedException">It is no Word file, hostile, or lacks a required tag.</exception>
    public static WordTemplate Open(ReadOnlyMemory<byte> file)
    {
        var findings = new List<TemplateFinding>();
        return TryOpen(file, findings) ?? throw new TemplateRefusedException(findings.FindAll(f => f.Refuses));
    }

    /// <summary>
    /// Says everything about a file that hinders or limits its use as a template; empty for a good one. Never throws on a
    /// bad file.
    /// </summary>
    public static IReadOnlyList<TemplateFinding> Check(ReadOnlyMemory<byte> file)
    {
        var findings = new List<TemplateFinding>();
        TryOpen(file, findings);
        return findings;
    }

    /// <summary>Every place that a template may offer, whether this one does, and what a sheet would write there.</summary>
    public IReadOnlyList<TemplatePlace> Places(FilledSheet sample) => TemplatePlace.All(tags, sample);

    /// <summary>Writes the filled document.</summary>
    internal byte[] Fill(FilledSheet filled)
    {
        var bytes = new MemoryStream(Bytes.Length + 8192);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in fixedParts)
            {
                using var stream = TemplatePackage.Add(zip, name);
                stream.Write(content);
            }

            foreach (var (name, part) in filledParts)
            {
                using var stream = new BufferedStream(TemplatePackage.Add(zip, name), 32 * 1024);
                part.Write(stream, filled);
            }
        }

        return bytes.ToArray();
    }

    private static WordTemplate? TryOpen(ReadOnlyMemory<byte> file, List<TemplateFinding> findings)
    {
        if (TemplatePackage.Open(file, out var refusal) is not { } package)
        {
            findings.Add(new TemplateFinding("", Refuses: true, refusal));
            return null;
        }

        var found = new HashSet<TemplateTag>();
        var filled = new List<KeyValuePair<string, CompiledPart>>();
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file.ToArray(), writable: false), isEditable: false);
            WordRules.Check(document, package, findings);
            if (!findings.Exists(f => f.Refuses) && document.MainDocumentPart is { Document: { } body } main)
            {
                filled.Add(Compile(main, body, found, findings));
                foreach (var part in main.HeaderParts.Where(p => p.Header is not null))
                    filled.Add(Compile(part, part.Header!, found, findings));
                foreach (var part in main.FooterParts.Where(p => p.Footer is not null))
                    filled.Add(Compile(part, part.Footer!, found, findings));
            }
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or ArgumentException or InvalidOperationException or IOException)
        {
            findings.Add(new TemplateFinding("", Refuses: true, "워드 문서(.docx)가 아니거나 깨진 파일입니다. 워드에서 다시 저장해 올려 주세요."));
        }

        if (!findings.Exists(f => f.Refuses))
            findings.AddRange(TemplateTag.Missing(found, "콘텐츠 컨트롤"));
        if (findings.Exists(f => f.Refuses))
            return null;
        var names = filled.Select(p => p.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new WordTemplate(file, package.Parts.Where(p => !names.Contains(p.Key)).ToList(), filled, found);
    }

    private static KeyValuePair<string, CompiledPart> Compile(
        OpenXmlPart part, OpenXmlPartRootElement root, HashSet<TemplateTag> found, List<TemplateFinding> findings)
    {
        if (CompiledPart.HoldsSign(root.OuterXml))
            throw new XmlException("The part holds code points reserved for filling.");
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + WordControls.Prepare(root, found, findings);
        return new(
            part.Uri.OriginalString.TrimStart('/'),
            CompiledPart.Compile(xml, "</w:t><w:br/><w:t xml:space=\"preserve\">"));
    }
}
