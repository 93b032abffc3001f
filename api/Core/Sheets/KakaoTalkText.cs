using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>The short text that officers paste into KakaoTalk when a consultation is urgent (R3). It never replaces the mail.</summary>
public static class KakaoTalkText
{
    /// <summary>The longest text, in UTF-16 units: what KakaoTalk shows without folding.</summary>
    public const int MaxLength = 500;

    /// <summary>
    /// What will be sent, when, by whom and what to answer, in at most <see cref="MaxLength"/> units; the texts of the
    /// messages are shortened first.
    /// </summary>
    /// <param name="reference">The consultation.</param>
    /// <param name="revision">The number of the revision, from 1.</param>
    /// <param name="sheet">The sheet as it was filled.</param>
    /// <param name="answerBy">The end of the time to answer; null for <see cref="Deadlines.AnswerBy"/> of the planned start.</param>
    public static string For(Reference reference, int revision, Sheet sheet, DateTimeOffset? answerBy = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var start = sheet.PlannedStart;
        answerBy ??= start is { } planned ? Deadlines.AnswerBy(planned) : null;

        var head = new StringBuilder();
        head.Append(sheet.Urgent is null ? "" : "[긴급] ");
        head.Append(CultureInfo.InvariantCulture, $"[사전협의 {reference}{(revision > 1 ? $" {revision}차" : "")}]\n");
        head.Append(CultureInfo.InvariantCulture, $"{Joined(OneLine.Of(sheet.Department, 40), OneLine.Of(sheet.Title, 60))}\n");
        if (start is { } at)
            head.Append(CultureInfo.InvariantCulture, $"발송: {SeoulTime.Format(at)}\n");
        if (sheet.Urgent is { Reason.Length: > 0 } urgent)
            head.Append(CultureInfo.InvariantCulture, $"긴급 사유: {OneLine.Of(urgent.Reason, 60)}\n");

        var tail = new StringBuilder();
        var contact = Joined(OneLine.Of(sheet.Contact.Name, 20), OneLine.Of(sheet.Contact.Telephone, 20), " ");
        if (contact.Length > 0)
            tail.Append(CultureInfo.InvariantCulture, $"담당: {contact}\n");
        tail.Append("메일로 보낸 협의서에 동의/조건부/보완/반려 중 한 마디로 회신해 주세요.");
        if (answerBy is { } due)
            tail.Append(CultureInfo.InvariantCulture, $" (회신 마감 {SeoulTime.FormatShort(due)})");

        return head + Texts(sheet.Messages, MaxLength - head.Length - tail.Length) + tail;
    }

    private static string Texts(IReadOnlyList<Message> messages, int room)
    {
        if (messages.Count == 0)
            return "";
        // Beyond three texts each would be too short to be read; the mail holds them all.
        var shown = Math.Min(messages.Count, 3);
        var rest = messages.Count > shown ? string.Create(CultureInfo.InvariantCulture, $"(문안 {messages.Count}건 중 {shown}건)\n") : "";
        var texts = new StringBuilder();
        for (var i = 0; i < shown; i++)
        {
            var label = messages.Count == 1 ? "문안: " : string.Create(CultureInfo.InvariantCulture, $"문안{i + 1}: ");
            var share = (room - rest.Length - texts.Length) / (shown - i) - label.Length - 1;
            texts.Append(label).Append(OneLine.Of(messages[i].Text, share)).Append('\n');
        }

        return texts + rest;
    }

    private static string Joined(string first, string second, string between = " · ") =>
        first.Length > 0 && second.Length > 0 ? first + between + second : first + second;
}
