using System.IO.Compression;
using System.Text;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Core.Tests.Documents;

public class WordTemplateTests
{
    // Saved by LibreOffice 7.4 with other fonts, moved rows and a logo. It loses every tag and keeps the marks.
    private static readonly byte[] LibreOffice = Samples.File("template-libreoffice-7.4.docx");

    private static readonly Lazy<List<string>> LibreOfficesErrors = new(() => WordSheetTests.Errors(LibreOffice));

    private static readonly byte[] Default = WordSheet.DefaultTemplate.Bytes.ToArray();

    [Theory]
    [InlineData("case 1")]
    [InlineData("case 2")]
    [InlineData("second revision")]
    public void A_template_saved_by_LibreOffice_is_filled_right(string name)
    {
        Assert.Empty(WordTemplate.Check(LibreOffice));
        var filled = Samples.Named(name);
        var file = WordSheet.Fill(WordTemplate.Open(LibreOffice), filled);
        // LibreOffice's own faults stay; a fill adds none.
        Assert.Empty(WordSheetTests.Errors(file).Except(LibreOfficesErrors.Value));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, MailSheet.Read(MailSheet.Render(filled))!, WordSheet.Read(file)));
        Assert.Contains(Parts(file), p => p.Key == "word/media/image1.png");
        Assert.DoesNotContain('«', Parts(file)["word/document.xml"]);
    }

    [Fact]
    public void The_first_line_may_stand_on_every_page_instead_of_once()
    {
        var template = Rewritten(
            Changed(Default, xml => xml.Replace("<w:tag w:val=\"anchor\"/>", "", StringComparison.Ordinal).Replace("«협의서 첫 줄»", "", StringComparison.Ordinal)),
            "word/footer1.xml",
            xml => xml.Replace("</w:ftr>", "<w:p><w:r><w:t>«협의서 첫 줄»</w:t></w:r></w:p></w:ftr>", StringComparison.Ordinal));
        var filled = Samples.Fill(Samples.Relief);
        var word = WordSheet.Read(WordSheet.Fill(WordTemplate.Open(template), filled));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, MailSheet.Read(MailSheet.Render(filled))!, word));
    }

    [Theory]
    [InlineData("message.text", "문안")]
    [InlineData("title", "제목")]
    [InlineData("answer", "답변")]
    [InlineData("opinion.word", "의견")]
    public void A_template_that_lacks_a_required_place_is_refused_by_its_name(string tag, string mark)
    {
        var template = Changed(Default, xml => xml
            .Replace($"<w:tag w:val=\"{tag}\"/>", "<w:tag w:val=\"other\"/>", StringComparison.Ordinal)
            .Replace($"«{mark}»", "", StringComparison.Ordinal));
        var refused = Assert.Throws<TemplateRefusedException>(() => WordTemplate.Open(template));
        var finding = Assert.Single(refused.Findings);
        Assert.Equal(tag, finding.Tag);
        Assert.Contains($"'{mark}'", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_lacks_an_optional_place_is_used_and_the_loss_is_said()
    {
        var template = Changed(Default, xml => xml.Replace("<w:tag w:val=\"objection\"/>", "", StringComparison.Ordinal).Replace("«이의신청 방법·기한»", "", StringComparison.Ordinal));
        var finding = Assert.Single(WordTemplate.Check(template));
        Assert.Equal(("objection", false), (finding.Tag, finding.Refuses));
        var filled = Samples.Fill(Samples.Destroyed);
        var word = WordSheet.Read(WordSheet.Fill(WordTemplate.Open(template), filled));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, MailSheet.Read(MailSheet.Render(filled))!, word));
    }

    [Fact]
    public void A_zip_that_unpacks_to_more_than_it_may_is_refused()
    {
        var bomb = Added(Default, "word/media/big.bin", new byte[TemplatePackage.MaxUnpacked + 1]);
        Assert.InRange(bomb.Length, 1, 1_000_000);
        Assert.Contains("지나치게 커지는", Refusal(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_with_a_program_in_it_is_refused() =>
        Assert.Contains("매크로", Refusal(Added(Default, "word/vbaProject.bin", [1, 2, 3])), StringComparison.Ordinal);

    [Fact]
    public void A_template_that_fetches_another_file_is_refused()
    {
        var template = Rewritten(Default, "word/_rels/document.xml.rels", xml => xml.Replace(
            "</Relationships>", "<Relationship Id=\"rId8\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"http://elsewhere.example/a.png\" TargetMode=\"External\"/></Relationships>", StringComparison.Ordinal));
        Assert.Contains("바깥에 있는 파일", Refusal(template), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe ")]
    [InlineData(" INCLUDETEXT http://elsewhere.example/a.docx ")]
    public void A_template_with_a_field_that_calls_out_is_refused(string code)
    {
        var template = Changed(Default, xml => xml.Replace("<w:body>", $"<w:body><w:p><w:fldSimple w:instr=\"{code}\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>", StringComparison.Ordinal));
        Assert.Contains("필드", Refusal(template), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_with_a_document_type_declaration_is_refused() =>
        Assert.NotEmpty(Refusal(Rewritten(Default, "word/styles.xml", xml => xml.Replace("<w:styles", "<!DOCTYPE a [<!ENTITY b \"c\">]><w:styles", StringComparison.Ordinal))));

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("This is no zip.")]
    public void What_is_no_Word_file_is_refused_with_a_reason(string content) =>
        Assert.NotEmpty(Refusal(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Any_damage_to_a_template_is_refused_or_does_no_harm() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, Default.Length - 1], CsCheck.Gen.Byte),
        (at, value) =>
        {
            var damaged = (byte[])Default.Clone();
            damaged[at] = value;
            if (WordTemplate.Check(damaged).Any(f => f.Refuses))
                return;
            WordSheet.Read(WordSheet.Fill(WordTemplate.Open(damaged), Samples.Fill(Samples.Destroyed)));
        },
        iter: Often.Times(30));

    private static string Refusal(byte[] template) => Assert.Throws<TemplateRefusedException>(() => WordTemplate.Open(template)).Findings[0].Text;

    private static Dictionary<string, string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }

    private static byte[] Changed(byte[] file, Func<string, string> change) => Rewritten(file, "word/document.xml", change);

    private static byte[] Rewritten(byte[] file, string part, Func<string, string> change) => Edited(file, zip =>
    {
        var entry = zip.GetEntry(part)!;
        string xml;
        using (var reader = new StreamReader(entry.Open()))
            xml = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(change(xml));
    });

    private static byte[] Added(byte[] file, string part, byte[] content) => Edited(file, zip =>
    {
        using var stream = zip.CreateEntry(part).Open();
        stream.Write(content);
    });

    private static byte[] Edited(byte[] file, Action<ZipArchive> edit)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            edit(zip);
        return stream.ToArray();
    }
}
