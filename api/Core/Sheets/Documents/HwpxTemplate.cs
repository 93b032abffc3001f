using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// A Hangul file (.hwpx) that a department owns, opened and checked. 시험판: two independent readers open what it gives,
/// but nobody has yet opened one in Hangul itself; say so where it is offered. Immutable and safe for use by several
/// threads.
/// </summary>
public sealed partial class HwpxTemplate
{
    private static readonly Lazy<HwpxTemplate> Bundled = new(() => Open(TemplateResources.Pack("hwpx")));

    private readonly TemplatePackage package;
    private readonly IReadOnlyList<KeyValuePair<string, XElement>> sections;

    private readonly IReadOnlySet<TemplateTag> tags;

    private HwpxTemplate(
        ReadOnlyMemory<byte> bytes, TemplatePackage package, IReadOnlyList<KeyValuePair<string, XElement>> sections, IReadOnlySet<TemplateTag> tags) =>
        (Bytes, this.package, this.sections, this.tags) = (bytes, package, sections, tags);

    /// <summary>The template that the product brings along.</summary>
    public static HwpxTemplate Default => Bundled.Value;

    /// <summary>The file as it was uploaded.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Opens a template.</summary>
    /// <exception cref="TemplateRefusedException">It is no .hwpx, hostile, or lacks a required field.</exception>
    public static HwpxTemplate Open(ReadOnlyMemory<byte> file)
    {
        var findings = new List<TemplateFinding>();
        return TryOpen(file, findings) ?? throw new TemplateRefusedException(findings.FindAll(f => f.Refuses));
    }

    /// <summary>Says everything about a file that hinders or limits its use as a template; empty for a good one. Never throws on a bad file.</summary>
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
        var contents = sections.ToDictionary(s => s.Key, s => HwpxFilling.Fill(s.Value, filled), StringComparer.Ordinal);
        var bytes = new MemoryStream(Bytes.Length + 8192);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers know the format by its first part, which must not be packed.
            using (var stream = TemplatePackage.Add(zip, Hwpx.MimeTypePart, CompressionLevel.NoCompression))
                stream.Write(Encoding.ASCII.GetBytes(Hwpx.MimeType));
            // A picture of the first page, and the title, would still show the template's.
            foreach (var (name, content) in package.Parts.Where(p => p.Key != Hwpx.MimeTypePart && !Picture().IsMatch(p.Key)))
            {
                using var stream = TemplatePackage.Add(zip, name);
                if (contents.TryGetValue(name, out var section))
                    Hwpx.Write(stream, section);
                else if (name == Hwpx.PreviewText)
                    stream.Write(Encoding.UTF8.GetBytes(Preview(contents.Values)));
                else
                    stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static HwpxTemplate? TryOpen(ReadOnlyMemory<byte> file, List<TemplateFinding> findings)
    {
        if (TemplatePackage.Open(file, out var refusal) is not { } package)
        {
            Refuse(refusal);
            return null;
        }

        if (package.Find(Hwpx.MimeTypePart) is not { } type || !Encoding.ASCII.GetString(type).Trim().Equals(Hwpx.MimeType, StringComparison.Ordinal))
            Refuse("한글 문서(.hwpx)가 아닙니다. 한글에서 'HWPX 문서'로 저장해 올려 주세요.");
        if (package.Parts.Any(p => Programs().IsMatch(p.Key)))
            Refuse("매크로나 끼워 넣은 개체가 들어 있습니다. 지우고 다시 저장해 올려 주세요.");
        var sections = new List<KeyValuePair<string, XElement>>();
        var found = new HashSet<TemplateTag>();
        try
        {
            foreach (var (name, content) in package.Parts.Where(p => p.Key.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || p.Key.EndsWith(".hpf", StringComparison.OrdinalIgnoreCase)))
            {
                var root = Hwpx.Parse(content);
                if (root.DescendantsAndSelf().Any(e => e.Name.LocalName is "encryption-data" || (string?)e.Attribute("isEmbeded") == "0" && e.Name.LocalName == "item"))
                    Refuse("암호가 걸려 있거나 바깥의 파일을 불러오는 문서입니다. 암호와 연결을 풀고 다시 올려 주세요.");
                if (Hwpx.IsSection(name))
                {
                    sections.Add(new(name, root));
                    found.UnionWith(HwpxField.In(root).Select(f => f.Tag).OfType<TemplateTag>());
                }
            }
        }
        catch (XmlException)
        {
            Refuse("깨진 문서입니다. 한글에서 다시 저장해 올려 주세요.");
        }

        if (!findings.Exists(f => f.Refuses))
            findings.AddRange(TemplateTag.Missing(found, "누름틀"));
        if (sections.Exists(s => HwpxFilling.MixesLists(s.Value)))
            Refuse("문안, 예상 질문, 협의기관 의견의 누름틀이 한 행에 섞여 있습니다. 서로 다른 행에 놓아 주세요.");
        return findings.Exists(f => f.Refuses) ? null : new HwpxTemplate(file, package, sections, found);

        void Refuse(string text) => findings.Add(new TemplateFinding("", Refuses: true, text));
    }

    private static string Preview(IEnumerable<XElement> sections) => OneLine.Cut(string.Join('\n', sections.Select(Hwpx.Text)), 1000);

    [GeneratedRegex("^Preview/PrvImage", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^Scripts/|\.(?:ole|exe|dll|js|vbs|bat|cmd|hta|lnk)$", RegexOptions.IgnoreCase)]
    private static partial Regex Programs();
}
