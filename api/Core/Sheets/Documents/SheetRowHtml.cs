using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Draws a row of the sheet as a row of an HTML table.</summary>
internal static class SheetRowHtml
{
    // Outlook's Word engine inherits no font into cells, so each says its own.
    private const string Font = "font-family:'Malgun Gothic','맑은 고딕','Apple SD Gothic Neo',sans-serif;mso-fareast-font-family:'맑은 고딕';";
    private const string Border = "border:1px solid #8a8886;";
    private const string Wrap = "word-break:keep-all;overflow-wrap:anywhere;vertical-align:top;text-align:left;";

    public static void Append(StringBuilder html, SheetRow row)
    {
        html.Append("<tr>");
        switch (row.Kind)
        {
            case RowKind.Anchor:
                Open(html, "colspan=\"2\"", "#ffffff", "#424242", "padding:3px 8px;font-size:12px;line-height:17px;");
                Html.Append(html, row.Label);
                break;
            case RowKind.Heading:
                Open(html, "colspan=\"2\"", "#e6edf5", "#1f1f1f", "padding:3px 8px;font-size:13px;line-height:19px;font-weight:bold;");
                Html.Append(html, row.Label);
                break;
            case RowKind.Call:
                Open(html, "colspan=\"2\"", "#0f548c", "#ffffff", "padding:7px 8px;font-size:14px;line-height:20px;font-weight:bold;");
                Html.Append(html, row.Label);
                break;
            case RowKind.Text:
                Open(html, "colspan=\"2\"", "#ffffff", "#1f1f1f", "padding:6px 8px;font-size:14px;line-height:20px;");
                AppendRuns(html, row.Value);
                break;
            default:
                Open(html, "width=\"66\"", "#f3f2f1", "#1f1f1f", "width:66px;padding:4px 6px;font-size:13px;line-height:19px;font-weight:bold;");
                Html.Append(html, row.Label);
                html.Append("</td>");
                Open(html, "", "#ffffff", "#1f1f1f", "padding:4px 8px;font-size:13px;line-height:19px;");
                AppendRuns(html, row.Value);
                break;
        }

        html.Append("</td></tr>");
    }

    private static void Open(StringBuilder html, string attributes, string background, string colour, string style) => html
        .Append("<td ").Append(attributes).Append(" align=\"left\" valign=\"top\" bgcolor=\"").Append(background).Append("\" style=\"")
        .Append(style).Append(Border).Append(Wrap).Append(Font)
        .Append("background-color:").Append(background).Append(";color:").Append(colour).Append("\">");

    private static void AppendRuns(StringBuilder html, IReadOnlyList<MarkedRun> runs)
    {
        // Blanks depend on their neighbours, so the runs are encoded as parts of one text.
        var whole = string.Concat(runs.Select(r => r.Text));
        var at = 0;
        foreach (var run in runs)
        {
            var style = Style(run.Mark);
            if (style.Length > 0)
                html.Append("<span style=\"").Append(style).Append("\">");
            Html.Append(html, whole, at, run.Text.Length);
            if (style.Length > 0)
                html.Append("</span>");
            at += run.Text.Length;
        }
    }

    // Never by colour alone: bold, underline and strike remain in dark mode, in grey and for those who see no colour.
    private static string Style(Mark mark)
    {
        if (mark.HasFlag(Mark.Removed))
            return "text-decoration:line-through;background-color:#fde7e9;color:#6e0811";
        if (mark.HasFlag(Mark.Added))
            return "text-decoration:underline;font-weight:bold;background-color:#dff6dd;color:#0b4a0b";
        if (mark.HasFlag(Mark.Hotline))
            return "font-weight:bold;background-color:#fff4ce;color:#4a3000" + (mark.HasFlag(Mark.Variable) ? ";text-decoration:underline" : "");
        return mark.HasFlag(Mark.Variable) ? "text-decoration:underline;background-color:#deecf9;color:#003966" : "";
    }
}
