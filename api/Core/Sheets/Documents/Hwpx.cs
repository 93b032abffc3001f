using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>The parts and elements of a .hwpx (OWPML, KS X 6101) that the product touches.</summary>
internal static class Hwpx
{
    public const string MimeTypePart = "mimetype";
    public const string HeaderPart = "Contents/header.xml";
    public const string MimeType = "application/hwp+zip";
    public const string PreviewText = "Preview/PrvText.txt";

    public static readonly XNamespace P = "http://www.hancom.co.kr/hwpml/2011/paragraph";

    /// <summary>Whether a part is a section of the text.</summary>
    public static bool IsSection(string part) =>
        part.StartsWith("Contents/section", StringComparison.Ordinal) && part.EndsWith(".xml", StringComparison.Ordinal);

    /// <summary>Parses a part; a document type declaration is an error.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static XElement Parse(byte[] part)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(part), settings);
        var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        // Blanks count inside a text, and nowhere else.
        root.DescendantNodes().OfType<XText>().Where(t => t.Parent is { HasElements: true } parent && parent.Name != P + "t" && string.IsNullOrWhiteSpace(t.Value)).Remove();
        return root;
    }

    /// <summary>Writes a part as Hangul does: UTF-8 without a byte order mark, on one line.</summary>
    public static void Write(Stream stream, XElement root)
    {
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), root).Save(writer);
    }

    /// <summary>
    /// The ids of the character looks that strike text out. Hangul writes <c>3D</c> into looks that strike nothing.
    /// </summary>
    public static IEnumerable<string> StruckLooks(XElement header) => header.Descendants()
        .Where(e => e.Name.LocalName == "charPr" && e.Elements().Any(
            s => s.Name.LocalName == "strikeout" && (string?)s.Attribute("shape") is not (null or "NONE" or "3D")))
        .Select(e => (string?)e.Attribute("id")).OfType<string>();

    /// <summary>Puts the signs of struck text around the texts of runs with these looks.</summary>
    public static void MarkStruck(XElement section, IReadOnlySet<string> looks)
    {
        foreach (var text in section.Descendants(P + "run").Where(r => looks.Contains((string?)r.Attribute("charPrIDRef") ?? "")).Elements(P + "t"))
        {
            if (string.IsNullOrWhiteSpace(text.Value))
                continue;
            text.AddFirst(new XText(TextMark.Begin(TextMark.Struck)));
            text.Add(new XText(TextMark.End.ToString()));
        }
    }

    /// <summary>The text of an element; paragraphs and line breaks end lines.</summary>
    public static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText { Parent: { } parent } characters && parent.Name == P + "t")
                text.Append(characters.Value);
            else if (node is XElement inner)
                text.Append(Text(inner.Name, text.Length > 0));
        }

        return text.ToString();
    }

    private static string Text(XName name, bool hasText) => name.Namespace != P ? "" : name.LocalName switch
    {
        "p" when hasText => "\n",
        "lineBreak" => "\n",
        "tab" => "\t",
        "nbSpace" or "fwSpace" => " ",
        "hyphen" => "-",
        _ => "",
    };
}
