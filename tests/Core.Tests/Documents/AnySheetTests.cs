using AngleSharp.Html.Parser;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using CsCheck;

namespace ConsultAddin.Core.Tests.Documents;

public class AnySheetTests
{
    private static readonly HashSet<string> Elements = ["html", "head", "body", "p", "br", "table", "tbody", "tr", "td", "span"];
    private static readonly HashSet<string> Attributes = ["style", "width", "cellspacing", "cellpadding", "border", "bgcolor", "colspan", "align", "valign"];

    [Fact]
    public void Any_sheet_stands_in_the_mail_as_it_was_filled_or_is_refused_with_a_reason() => AnySheet.Any.Sample(sheet =>
    {
        if (Written(sheet, MailSheet.Render) is not { } html)
            return;
        var reading = MailSheet.Read(html);
        Assert.NotNull(reading);
        Assert.Empty(SheetComparison.Compare(sheet, reading, null));
    }, iter: Often.Times(60));

    [Fact]
    public void Any_sheet_stands_in_plain_text_as_it_was_filled_or_is_refused_with_a_reason() => AnySheet.Any.Sample(sheet =>
    {
        if (Written(sheet, MailSheet.RenderText) is not { } text)
            return;
        var reading = MailSheet.ReadText(text);
        Assert.NotNull(reading);
        Assert.Empty(SheetComparison.Compare(sheet, reading, null));
    }, iter: Often.Times(60));

    [Fact]
    public void Any_sheet_stands_in_the_document_as_it_was_filled_or_is_refused_with_a_reason() => AnySheet.Any.Sample(sheet =>
    {
        if (Written(sheet, f => WordSheet.Fill(WordSheet.DefaultTemplate, f)) is not { } file)
            return;
        var reading = WordSheet.Read(file);
        Assert.NotNull(reading);
        Assert.Empty(SheetComparison.Compare(sheet, reading, reading));
    }, iter: Often.Times(60));

    [Fact]
    public void Any_sheet_stands_in_the_Hangul_file_as_it_was_filled_or_is_refused_with_a_reason() => AnySheet.Any.Sample(sheet =>
    {
        if (Written(sheet, f => HwpxSheet.Fill(HwpxSheet.DefaultTemplate, f)) is not { } file)
            return;
        var reading = HwpxSheet.Read(file);
        Assert.NotNull(reading);
        Assert.Empty(SheetComparison.Compare(sheet, reading, reading));
    }, iter: Often.Times(60));

    [Fact]
    public void Nothing_from_a_sheet_becomes_markup_in_the_mail() => AnySheet.Any.Sample(sheet =>
    {
        if (Written(sheet, MailSheet.Render) is not { } html)
            return;
        var document = new HtmlParser().ParseDocument(html);
        Assert.All(document.All, e => Assert.Contains(e.LocalName, Elements));
        Assert.All(document.All.SelectMany(e => e.Attributes), a => Assert.Contains(a.Name, Attributes));
    }, iter: Often.Times(60));

    /// <summary>What was written; null where the sheet was refused with a reason.</summary>
    private static T? Written<T>(Sheet sheet, Func<FilledSheet, T> write) where T : class
    {
        try
        {
            return write(Samples.Fill(sheet));
        }
        catch (SheetRefusedException refused)
        {
            Assert.NotEmpty(refused.Field);
            Assert.NotEmpty(refused.Message);
            return null;
        }
    }
}
