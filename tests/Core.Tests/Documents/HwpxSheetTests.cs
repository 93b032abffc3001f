using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Core.Tests.Documents;

public class HwpxSheetTests
{
    private static readonly XNamespace P = "http://www.hancom.co.kr/hwpml/2011/paragraph";
    private static readonly XNamespace H = "http://www.hancom.co.kr/hwpml/2011/head";

    public static TheoryData<string> Fills => ["case 1", "case 2", "second revision"];

    [Fact]
    public void The_bundled_template_has_every_field_it_may_have() =>
        Assert.Empty(HwpxTemplate.Check(HwpxSheet.DefaultTemplate.Bytes));

    [Theory, MemberData(nameof(Fills))]
    public void What_was_filled_reads_back_as_it_does_from_Word(string name)
    {
        var filled = Samples.Named(name);
        var hwpx = HwpxSheet.Read(HwpxSheet.Fill(HwpxSheet.DefaultTemplate, filled));
        var word = WordSheet.Read(WordSheet.Fill(WordSheet.DefaultTemplate, filled));
        Assert.NotNull(hwpx);
        Assert.Equal((filled.Reference, filled.Revision, filled.FillCode), (hwpx.Reference, hwpx.Revision, hwpx.FillCode));
        Assert.Equal(word!.Fields.OrderBy(f => f.Key), hwpx.Fields.OrderBy(f => f.Key));
        Assert.Equal(word.Opinions, hwpx.Opinions);
        Assert.Empty(SheetComparison.Compare(filled.Sheet, MailSheet.Read(MailSheet.Render(filled))!, hwpx));
    }

    [Theory, MemberData(nameof(Fills))]
    public void The_file_has_the_structure_of_one_that_Hangul_has_saved(string name)
    {
        var filled = Samples.Named(name);
        var file = HwpxSheet.Fill(HwpxSheet.DefaultTemplate, filled);

        // The first part says the format and is stored: its name and content can be read at fixed offsets.
        Assert.Equal("mimetypeapplication/hwp+zip", Encoding.ASCII.GetString(file, 30, 27));
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal(
            ["mimetype", "version.xml", "Contents/header.xml", "Contents/section0.xml", "Preview/PrvText.txt", "settings.xml", "META-INF/container.xml", "Contents/content.hpf", "META-INF/manifest.xml"],
            zip.Entries.Select(e => e.FullName));
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".hpf", StringComparison.Ordinal)))
        {
            var bytes = Bytes(entry);
            Assert.Equal((byte)'<', bytes[0]);
            XDocument.Load(new MemoryStream(bytes));
        }

        var section = XDocument.Load(new MemoryStream(Bytes(zip.GetEntry("Contents/section0.xml")!))).Root!;
        var header = XDocument.Load(new MemoryStream(Bytes(zip.GetEntry("Contents/header.xml")!))).Root!;
        Assert.Empty(section.Descendants(P + "linesegarray"));
        foreach (var (attribute, list) in (ReadOnlySpan<(string, string)>)[("charPrIDRef", "charPr"), ("paraPrIDRef", "paraPr"), ("styleIDRef", "style"), ("borderFillIDRef", "borderFill")])
        {
            var ids = header.Descendants(H + list).Select(e => (string)e.Attribute("id")!).ToHashSet();
            Assert.All(section.Descendants().Attributes(attribute), a => Assert.Contains(a.Value, ids));
        }

        foreach (var list in (ReadOnlySpan<string>)["fontfaces", "borderFills", "charProperties", "tabProperties", "numberings", "paraProperties", "styles"])
        {
            var element = header.Descendants(H + list).Single();
            Assert.Equal(element.Elements().Count(), (int)element.Attribute("itemCnt")!);
        }

        foreach (var table in section.Descendants(P + "tbl"))
        {
            var rows = table.Elements(P + "tr").ToList();
            Assert.Equal(rows.Count, (int)table.Attribute("rowCnt")!);
            for (var i = 0; i < rows.Count; i++)
            {
                Assert.All(rows[i].Elements(P + "tc"), c => Assert.Equal(i, (int)c.Element(P + "cellAddr")!.Attribute("rowAddr")!));
                Assert.Equal((int)table.Attribute("colCnt")!, rows[i].Elements(P + "tc").Sum(c => (int)c.Element(P + "cellSpan")!.Attribute("colSpan")!));
                Assert.Equal((int)table.Element(P + "sz")!.Attribute("width")!, rows[i].Elements(P + "tc").Sum(c => (int)c.Element(P + "cellSz")!.Attribute("width")!));
            }
        }

        var begins = section.Descendants(P + "fieldBegin").ToList();
        Assert.All(begins, b => Assert.Equal("CLICK_HERE", (string)b.Attribute("type")!));
        Assert.Equal(begins.Count, begins.Select(b => (string)b.Attribute("id")!).Distinct().Count());
        Assert.Equal(
            begins.Select(b => (string)b.Attribute("id")!).Order(StringComparer.Ordinal),
            section.Descendants(P + "fieldEnd").Select(e => (string)e.Attribute("beginIDRef")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_preview_shows_the_filled_text_and_not_the_templates()
    {
        var file = HwpxSheet.Fill(HwpxSheet.DefaultTemplate, Samples.Fill(Samples.Destroyed));
        using var zip = new ZipArchive(new MemoryStream(file));
        var preview = Encoding.UTF8.GetString(Bytes(zip.GetEntry("Preview/PrvText.txt")!));
        Assert.Contains("한파대응팀", preview, StringComparison.Ordinal);
    }

    [Fact]
    public void A_department_may_name_its_fields_by_the_words_that_people_see()
    {
        var template = Rewritten(HwpxSheet.DefaultTemplate.Bytes.ToArray(), "Contents/section0.xml", xml => xml
            .Replace("name=\"message.text\"", "name=\"문안\"", StringComparison.Ordinal)
            .Replace("name=\"title\"", "name=\"제목\"", StringComparison.Ordinal));
        var reading = HwpxSheet.Read(HwpxSheet.Fill(HwpxTemplate.Open(template), Samples.Fill(Samples.Relief)));
        Assert.Equal(Samples.Relief.Messages.Select(m => m.Text), reading!.Texts);
        Assert.Equal(Samples.Relief.Title, reading["title"]);
    }

    [Fact]
    public void A_template_that_lacks_a_required_field_is_refused_by_its_name()
    {
        var template = Rewritten(HwpxSheet.DefaultTemplate.Bytes.ToArray(), "Contents/section0.xml", xml => xml.Replace("name=\"message.text\"", "name=\"other\"", StringComparison.Ordinal));
        var finding = Assert.Single(Assert.Throws<TemplateRefusedException>(() => HwpxTemplate.Open(template)).Findings);
        Assert.Equal("message.text", finding.Tag);
    }

    [Theory]
    [InlineData("mimetype", "application/hwp+zip", "application/zip")]
    [InlineData("Contents/section0.xml", "<hs:sec", "<!DOCTYPE a><hs:sec")]
    [InlineData("Contents/content.hpf", "href=\"settings.xml\"", "href=\"http://elsewhere.example/a\" isEmbeded=\"0\"")]
    public void A_file_that_is_none_or_calls_out_is_refused(string part, string from, string to) =>
        Assert.Throws<TemplateRefusedException>(() => HwpxTemplate.Open(Rewritten(HwpxSheet.DefaultTemplate.Bytes.ToArray(), part, xml => xml.Replace(from, to, StringComparison.Ordinal))));

    [Fact]
    public void Markup_deeper_than_any_document_is_refused_before_it_is_read()
    {
        var deep = Rewritten(HwpxSheet.DefaultTemplate.Bytes.ToArray(), "Contents/section0.xml", _ => string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000)));
        Assert.Throws<TemplateRefusedException>(() => HwpxTemplate.Open(deep));
        Assert.Null(HwpxSheet.Read(deep));
        Assert.Null(WordSheet.Read(deep));
    }

    [Theory]
    [InlineData("SOLID", true)]
    [InlineData("3D", false)]
    [InlineData("NONE", false)]
    public void What_was_struck_out_in_the_Hangul_file_is_an_alarm_and_the_looks_that_Hangul_itself_writes_are_none(string shape, bool alarm)
    {
        var filled = Samples.Fill(Samples.Destroyed);
        var file = Rewritten(HwpxSheet.Fill(HwpxSheet.DefaultTemplate, filled), "Contents/header.xml",
            xml => xml.Replace("strikeout shape=\"NONE\"", $"strikeout shape=\"{shape}\"", StringComparison.Ordinal));
        var differences = SheetComparison.Compare(filled.Sheet, MailSheet.Read(MailSheet.Render(filled))!, HwpxSheet.Read(file));
        Assert.Equal(alarm, differences.Any(d => d.Where == "messages[0].text" && d.Found.StartsWith("〔취소선: ", StringComparison.Ordinal)));
        Assert.Equal(alarm, differences.Count > 0);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Rewritten(byte[] file, string part, Func<string, string> change)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            var xml = Encoding.UTF8.GetString(Bytes(entry));
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(change(xml));
        }

        return stream.ToArray();
    }
}
