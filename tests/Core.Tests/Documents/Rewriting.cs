using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ConsultAddin.Core.Tests.Documents;

/// <summary>What mail programs are known to make of the HTML that was put into them, as far as reading could be hurt by it.</summary>
internal static class Rewriting
{
    /// <summary>Outlook on the web and new Outlook: divs around, ids prefixed, cells sized, numbers linked, a signature below.</summary>
    public static string OutlookOnTheWeb(string html)
    {
        var document = Parse($"<div class=\"elementToProof\" id=\"x_x_top\" style=\"font-family:Aptos\">안녕하세요.<br></div>{html}<div id=\"x_Signature\"><p>한파대응팀 김민수 드림<br>02-2133-0000</p></div>");
        foreach (var cell in document.QuerySelectorAll("td"))
        {
            cell.SetAttribute("style", cell.GetAttribute("style") + ";width:320px;height:21.5px");
            cell.InnerHtml = $"<div>{cell.InnerHtml.Replace("02-120", "<a href=\"tel:02-120\" data-auth=\"NotApplicable\" id=\"x_OWA1\">02-120</a>", StringComparison.Ordinal)}</div>";
        }

        return document.DocumentElement.OuterHtml;
    }

    /// <summary>Classic Outlook: every line a MsoNormal paragraph, spans by script, source lines broken at blanks, empty o:p.</summary>
    public static string ClassicOutlook(string html)
    {
        var document = Parse(html);
        foreach (var text in document.Body!.Descendants<IText>().Where(t => t.Data.Length > 0).ToList())
        {
            var span = document.CreateElement("span");
            span.SetAttribute("lang", "KO");
            span.SetAttribute("style", "font-size:10.5pt;mso-fareast-language:KO");
            // Word breaks its source anywhere between words.
            span.TextContent = text.Data.Replace(" ", "\r\n", StringComparison.Ordinal);
            text.ReplaceWith(span);
        }

        foreach (var cell in document.QuerySelectorAll("td"))
            cell.InnerHtml = $"\r\n  <p class=\"MsoNormal\" style=\"word-break:keep-all\">{cell.InnerHtml}<span lang=\"EN-US\"><o:p></o:p></span></p>\r\n  ";
        return $"<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style><!--p.MsoNormal{{margin:0cm}}--></style></head><body lang=\"KO\"><div class=\"WordSection1\"><p class=\"MsoNormal\"><span lang=\"EN-US\"><o:p>&nbsp;</o:p></span></p>{document.Body!.InnerHtml}<p class=\"MsoNormal\"><a name=\"_MailAutoSig\">김민수 드림</a><o:p></o:p></p></div></body></html>";
    }

    /// <summary>Gmail: emoji as pictures, empty u elements, soft break points, everything in a table of its own.</summary>
    public static string Gmail(string html) =>
        $"<div dir=\"ltr\"><u></u><table><tbody><tr><td>{html.Replace("😀", "<img alt=\"😀\" src=\"https://mail.google.com/e/1f600\">", StringComparison.Ordinal).Replace("</td>", "<wbr></td>", StringComparison.Ordinal)}</td></tr></tbody></table></div>";

    /// <summary>The plain text that a mail server makes of HTML: cells apart by tabs, rows by line ends.</summary>
    public static string PlainVersion(string html) =>
        string.Join('\n', Parse(html).QuerySelectorAll("tr").Select(row => string.Join('\t', row.QuerySelectorAll("td").Select(cell =>
            Parse(cell.InnerHtml.Replace("<br>", "\n", StringComparison.Ordinal)).Body!.TextContent.Replace('\u00A0', ' ')))));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
