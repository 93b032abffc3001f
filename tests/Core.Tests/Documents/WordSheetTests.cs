using System.Text.Json;
using ConsultAddin.Core.Sheets.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Tests.Documents;

public class WordSheetTests
{
    public static TheoryData<string> Fills => ["case 1", "case 2", "second revision"];

    [Theory, MemberData(nameof(Fills))]
    public void What_was_filled_is_a_valid_document_and_reads_back_without_a_difference(string name)
    {
        var filled = Samples.Named(name);
        var file = WordSheet.Fill(WordSheet.DefaultTemplate, filled);
        Assert.Empty(Errors(file));
        var word = WordSheet.Read(file);
        var mail = MailSheet.Read(MailSheet.Render(filled));
        Assert.NotNull(word);
        Assert.Equal((filled.Reference, filled.Revision, filled.FillCode), (word.Reference, word.Revision, word.FillCode));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, mail!, word));
        Assert.Equal(filled.Sheet.Messages.Select(m => m.Text), word.Texts);
    }

    [Theory, MemberData(nameof(Fills))]
    public void A_new_sheet_can_be_started_from_a_document(string name)
    {
        var filled = Samples.Named(name);
        var sheet = WordSheet.Read(WordSheet.Fill(WordSheet.DefaultTemplate, filled))!.ToSheet();
        Assert.Equal(JsonSerializer.Serialize(filled.Sheet, CoreJson.Options), JsonSerializer.Serialize(sheet, CoreJson.Options));
    }

    [Fact]
    public void The_bundled_template_has_every_place_it_may_have() =>
        Assert.Empty(WordTemplate.Check(WordSheet.DefaultTemplate.Bytes));

    [Theory]
    [InlineData("strike", true, "취소선")]
    [InlineData("dstrike", true, "취소선")]
    [InlineData("vanish", true, "숨긴 글")]
    [InlineData("strike", false, "")]
    public void What_was_struck_out_or_hidden_in_the_Word_file_is_an_alarm_that_says_so(string property, bool on, string sign)
    {
        var filled = Samples.Named("case 1");
        using var bytes = new MemoryStream();
        bytes.Write(WordSheet.Fill(WordSheet.DefaultTemplate, filled));
        using (var document = WordprocessingDocument.Open(bytes, isEditable: true))
        {
            var run = document.MainDocumentPart!.Document!.Body!.Descendants<Run>().First(r => r.InnerText.Contains("파기하였음을 알려드립니다", StringComparison.Ordinal));
            run.RunProperties ??= new RunProperties();
            OnOffType mark = property switch { "strike" => new Strike(), "dstrike" => new DoubleStrike(), _ => new Vanish() };
            mark.Val = on;
            run.RunProperties.AddChild(mark, throwOnError: false);
        }

        var differences = SheetComparison.Compare(filled.Sheet, MailSheet.Read(MailSheet.Render(filled))!, WordSheet.Read(bytes.ToArray()));
        if (on)
            Assert.Contains($"〔{sign}: ", Assert.Single(differences).Found, StringComparison.Ordinal);
        else
            Assert.Empty(differences);
    }

    internal static List<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Description).Distinct().ToList();
    }
}
