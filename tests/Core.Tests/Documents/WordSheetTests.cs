using System.Text.Json;
using ConsultAddin.Core.Sheets.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

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

    internal static List<string> Errors(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        return new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => e.Description).Distinct().ToList();
    }
}
