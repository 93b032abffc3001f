using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// The sheet as it stands in the mail. What a reviewer needs comes first: what is sent, when, by whom, to how many, and
/// what to answer. Tables and inline styles only, since Outlook's Word engine, Outlook on the web, Gmail and Naver agree
/// on nothing else; text and background are always set together for dark mode.
/// </summary>
public static partial class MailSheet
{
    /// <summary>The longest HTML that Outlook takes into a mail, in UTF-16 units.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>
    /// The HTML to put into the mail's body: an empty paragraph, since Outlook inserts into a leading table, and one table
    /// whose first and last lines are <see cref="Anchors"/>. Everything from the sheet is encoded.
    /// </summary>
    /// <exception cref="SheetRefusedException">A field cannot be carried by a mail, or the whole is longer than <see cref="MaxLength"/>.</exception>
    public static string Render(FilledSheet filled)
    {
        SheetGate.Pass(filled);
        var html = new StringBuilder(16 * 1024);
        html.Append("<p style=\"margin:0\"><br></p>");
        html.Append("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" border=\"0\" bgcolor=\"#ffffff\" style=\"width:100%;max-width:640px;border-collapse:collapse;background-color:#ffffff;color:#1f1f1f\">");
        foreach (var row in SheetRow.Of(filled))
            SheetRowHtml.Append(html, row);
        html.Append("</table>");
        if (html.Length > MaxLength)
            throw new SheetRefusedException("messages", "협의서가 너무 길어 메일에 담을 수 없습니다. 내용을 줄여 주세요.");
        return html.ToString();
    }

    /// <summary>
    /// The same sheet as plain text, for mail that is written in plain text. A label stands in brackets; each further
    /// line of its value begins with <c>│</c>, so that no text can be taken for a label.
    /// </summary>
    /// <exception cref="SheetRefusedException">As <see cref="Render"/>.</exception>
    public static string RenderText(FilledSheet filled)
    {
        SheetGate.Pass(filled);
        var text = new StringBuilder();
        foreach (var row in SheetRow.Of(filled))
            SheetRowText.Append(text, row);
        if (text.Length > MaxLength)
            throw new SheetRefusedException("messages", "협의서가 너무 길어 메일에 담을 수 없습니다. 내용을 줄여 주세요.");
        return text.ToString();
    }
}
