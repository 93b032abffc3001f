using ConsultAddin.Core.Sheets.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Tests.Documents;

public class ReturnedDocumentTests
{
    private static readonly FilledSheet Filled = Samples.Fill(Samples.Relief);

    [Fact]
    public void An_untouched_opinion_box_says_nothing() =>
        Assert.Equal(
            [new OpinionReading("시민봉사담당관", "", "", ""), new OpinionReading("120다산콜재단", "", "", "")],
            WordSheet.Read(WordSheet.Fill(WordSheet.DefaultTemplate, Filled))!.Opinions);

    [Fact]
    public void An_opinion_is_read_in_its_box_and_beside_it()
    {
        var file = Edited(WordSheet.Fill(WordSheet.DefaultTemplate, Filled), body =>
        {
            var boxes = body.Descendants<TableRow>().Last(r => r.InnerText.StartsWith("시민봉사담당관", StringComparison.Ordinal)).Elements<TableCell>().ToList();
            boxes[1].Descendants<Text>().Single().Text = "동의";
            boxes[2].AppendChild(new Paragraph(new DocumentFormat.OpenXml.Wordprocessing.Run(new Text("문안대로 보내 주세요."))));
        });
        Assert.Equal(new OpinionReading("시민봉사담당관", "동의", "문안대로 보내 주세요.", ""), WordSheet.Read(file)!.Opinions[0]);
    }

    [Fact]
    public void What_was_struck_out_in_change_tracking_is_not_read()
    {
        var file = Edited(WordSheet.Fill(WordSheet.DefaultTemplate, Filled), body =>
        {
            var text = body.Descendants<Text>().First(t => t.Text.Contains("휴폐업", StringComparison.Ordinal));
            text.Parent!.InsertAfterSelf(new DeletedRun(new DocumentFormat.OpenXml.Wordprocessing.Run(new DeletedText("지운 말"))) { Author = "a", Id = "1" });
        });
        Assert.Empty(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(MailSheet.Render(Filled))!, WordSheet.Read(file)));
    }

    [Fact]
    public void A_document_whose_controls_LibreOffice_has_lost_is_read_by_its_labels()
    {
        // The sheet of Samples.Relief, with an opinion filled in, saved by LibreOffice 7.4.
        var reading = WordSheet.Read(Samples.File("returned-libreoffice-7.4.docx"));
        Assert.NotNull(reading);
        Assert.Equal((Samples.Reference, 1), (reading.Reference!.Value, reading.Revision!.Value));
        Assert.Empty(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(MailSheet.Render(Filled))! with { FillCode = reading.FillCode }, reading));
        Assert.Equal(new OpinionReading("시민봉사담당관", "보완", "이의신청 기간을 14일로 늘려 다시 보내 주세요.", "박선영"), reading.Opinions[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 no zip")]
    public void What_is_no_Word_file_reads_as_nothing(string content) =>
        Assert.Null(WordSheet.Read(System.Text.Encoding.UTF8.GetBytes(content)));

    private static byte[] Edited(byte[] file, Action<Body> edit)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var document = WordprocessingDocument.Open(stream, isEditable: true))
            edit(document.MainDocumentPart!.Document!.Body!);
        return stream.ToArray();
    }
}
