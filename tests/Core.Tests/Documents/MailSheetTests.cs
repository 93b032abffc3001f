using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Core.Tests.Documents;

public class MailSheetTests
{
    public static TheoryData<string> Fills => ["case 1", "case 2", "second revision"];

    [Theory, MemberData(nameof(Fills))]
    public void What_was_filled_reads_back_without_a_difference(string name)
    {
        var filled = Samples.Named(name);
        var html = MailSheet.Read("<html><body>" + MailSheet.Render(filled) + "</body></html>");
        var text = MailSheet.ReadText(MailSheet.RenderText(filled));
        Assert.NotNull(html);
        Assert.NotNull(text);
        Assert.Equal((filled.Reference, filled.Revision, filled.FillCode), (html.Reference, html.Revision, html.FillCode));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, html, null));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, text, null));
        Assert.Equal(filled.Sheet.Messages.Select(m => m.Text), html.Texts);
        Assert.Equal(filled.Sheet.Messages.Select(m => m.Text), text.Texts);
    }
}
