using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Writes text into HTML so that it looks, and reads back, as it is.</summary>
internal static class Html
{
    /// <summary>Appends a whole text.</summary>
    public static void Append(StringBuilder html, string text) => Append(html, text, 0, text.Length);

    /// <summary>
    /// Appends a part of a text: markup encoded, line ends as <c>&lt;br&gt;</c>, and of a run of blanks all but the last
    /// as no-break ones, since HTML would show only one.
    /// </summary>
    public static void Append(StringBuilder html, string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': html.Append("&amp;"); break;
                case '<': html.Append("&lt;"); break;
                case '>': html.Append("&gt;"); break;
                case '"': html.Append("&quot;"); break;
                case '\'': html.Append("&#39;"); break;
                case '\u00A0': html.Append("&nbsp;"); break;
                case '\t': html.Append("&nbsp;&nbsp;&nbsp; "); break;
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n': break;
                case '\r' or '\n': html.Append("<br>"); break;
                case ' ' when i == 0 || text[i - 1] is '\r' or '\n' || (i + 1 < text.Length && text[i + 1] is ' ' or '\t'):
                    html.Append("&nbsp;");
                    break;
                default: html.Append(c); break;
            }
        }
    }
}
