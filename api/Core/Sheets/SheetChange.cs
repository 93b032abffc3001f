using System.Globalization;

namespace ConsultAddin.Core.Sheets;

/// <summary>What a change of a sheet that was already sent means (rule 3).</summary>
public enum SheetChangeKind
{
    /// <summary>Nothing that counts has changed.</summary>
    None,
    /// <summary>The revision stays with its approvals; both bodies are told what changed.</summary>
    Amendment,
    /// <summary>Another notice than the one agreed to: a new revision, which both bodies answer anew.</summary>
    Revision,
}

/// <summary>What has changed from one sheet to the next, and what follows from it.</summary>
/// <param name="Kind">The weightiest of the changes.</param>
/// <param name="Fields">The changed fields in the order of the sheet.</param>
public sealed record SheetChange(SheetChangeKind Kind, IReadOnlyList<ChangedField> Fields)
{
    /// <summary>
    /// Compares two sheets. A message's text, heading, variables or sender number, a message more or less, or an earlier
    /// start of any message make a revision; everything else amends. Texts are the same where <see cref="TextIdentity"/>
    /// says so, so line ends and trailing blanks are no change. Messages are compared by their position.
    /// </summary>
    public static SheetChange Between(Sheet older, Sheet newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var fields = new List<ChangedField>();

        void Compare(string field, string label, string before, string after, SheetChangeKind kind = SheetChangeKind.Amendment)
        {
            if (TextIdentity.Normalize(before) != TextIdentity.Normalize(after))
                fields.Add(new ChangedField(field, label, before, after, kind));
        }

        Compare("department", "부서", older.Department, newer.Department);
        Compare("title", "제목", older.Title, newer.Title);
        for (var i = 0; i < Math.Max(older.Messages.Count, newer.Messages.Count); i++)
            CompareMessage(older.Messages.ElementAtOrDefault(i), newer.Messages.ElementAtOrDefault(i), i, newer.Messages.Count > 1 || older.Messages.Count > 1);
        Compare("reason", "발송 사유", older.Reason, newer.Reason);
        Compare("contact.name", "담당자", older.Contact.Name, newer.Contact.Name);
        Compare("contact.telephone", "담당자 전화", older.Contact.Telephone, newer.Contact.Telephone);
        Compare("offHoursContact.name", "야간·휴일 담당자", older.OffHoursContact.Name, newer.OffHoursContact.Name);
        Compare("offHoursContact.telephone", "야간·휴일 전화", older.OffHoursContact.Telephone, newer.OffHoursContact.Telephone);
        Compare("selection", "대상자 선정 기준", older.Selection, newer.Selection);
        Compare("numberSource", "연락처 수집 경위", older.NumberSource, newer.NumberSource);
        Compare("eligibility", "적격·부적격 사유", older.Eligibility, newer.Eligibility);
        Compare("objection", "이의신청 방법", older.Objection, newer.Objection);
        for (var i = 0; i < Math.Max(older.Questions.Count, newer.Questions.Count); i++)
        {
            var (before, after) = (older.Questions.ElementAtOrDefault(i), newer.Questions.ElementAtOrDefault(i));
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            Compare($"questions[{i}].question", $"예상 질문 {number}", before?.Question ?? "", after?.Question ?? "");
            Compare($"questions[{i}].answer", $"예상 질문 {number}의 답변", before?.Answer ?? "", after?.Answer ?? "");
        }

        Compare("urgent", "긴급 사유", older.Urgent?.Reason ?? "", newer.Urgent?.Reason ?? "");
        return new SheetChange(fields.Select(f => f.Kind).DefaultIfEmpty(SheetChangeKind.None).Max(), fields);

        void CompareMessage(Message? before, Message? after, int index, bool several)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"messages[{index}]");
            var name = several ? string.Create(CultureInfo.InvariantCulture, $"문안 {index + 1}") : "문안";
            if (before is null || after is null)
            {
                fields.Add(new ChangedField(path, name, before?.Text ?? "", after?.Text ?? "", SheetChangeKind.Revision));
                return;
            }

            Compare($"{path}.text", name, before.Text, after.Text, SheetChangeKind.Revision);
            Compare($"{path}.heading", $"{name}의 제목", before.Heading, after.Heading, SheetChangeKind.Revision);
            // Variables move when the text before them changes: the identity of the whole message sees them where they stand.
            if (!SameVariables(before, after))
                fields.Add(new ChangedField($"{path}.variables", $"{name}의 변수", Variables(before), Variables(after), SheetChangeKind.Revision));
            if (TextIdentity.SenderDigits(before.Sender) != TextIdentity.SenderDigits(after.Sender))
                fields.Add(new ChangedField($"{path}.sender", $"{name}의 발신번호", before.Sender, after.Sender, SheetChangeKind.Revision));
            Compare($"{path}.channel", $"{name}의 종류", Labels.Of(before.Channel), Labels.Of(after.Channel));
            Compare($"{path}.recipients", $"{name}의 수신 인원", Number(before.Recipients), Number(after.Recipients));
            // A start that was not known was agreed to by nobody.
            var earlier = after.WindowStart is { } start && (before.WindowStart is not { } was || start < was);
            Compare($"{path}.windowStart", $"{name}의 발송 시작", Instant(before.WindowStart), Instant(after.WindowStart),
                earlier ? SheetChangeKind.Revision : SheetChangeKind.Amendment);
            Compare($"{path}.windowEnd", $"{name}의 발송 종료", Instant(before.WindowEnd), Instant(after.WindowEnd));
        }
    }

    private static bool SameVariables(Message before, Message after)
    {
        if (before.Variables.Count != after.Variables.Count)
            return false;
        var sameText = TextIdentity.Normalize(before.Text) == TextIdentity.Normalize(after.Text);
        if (sameText)
            return TextIdentity.Json([before with { Sender = "" }]) == TextIdentity.Json([after with { Sender = "" }]);
        return before.Variables.Zip(after.Variables).All(pair =>
            TextIdentity.Normalize(pair.First.Name) == TextIdentity.Normalize(pair.Second.Name)
            && TextIdentity.Normalize(pair.First.Example) == TextIdentity.Normalize(pair.Second.Example)
            && TextIdentity.Normalize(pair.First.Longest) == TextIdentity.Normalize(pair.Second.Longest));
    }

    private static string Variables(Message message) => string.Join("\n", message.Variables.Select(v =>
        string.Create(CultureInfo.InvariantCulture, $"{v.Name} ({v.Start + 1}번째 글자부터 {v.Length}자, 예: {v.Example}, 가장 긴 값: {v.Longest})")));

    private static string Number(int? number) => number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n:N0}명") : "";

    // With seconds where there are any: a start that is seconds earlier is earlier.
    private static string Instant(DateTimeOffset? instant) => instant is not { } at ? ""
        : at.Ticks % TimeSpan.TicksPerMinute == 0 ? SeoulTime.Format(at)
        : SeoulTime.Format(at) + SeoulTime.Of(at).ToString(":ss.FFFFFFF", CultureInfo.InvariantCulture);
}

/// <summary>One field that differs between two sheets.</summary>
/// <param name="Field">Where, as a JSON path such as <c>messages[0].text</c>.</param>
/// <param name="Label">The field as people know it, in Korean.</param>
/// <param name="Before">What stood there, for display; empty for nothing.</param>
/// <param name="After">What stands there now, for display; empty for nothing.</param>
/// <param name="Kind">What this change alone means.</param>
public sealed record ChangedField(string Field, string Label, string Before, string After, SheetChangeKind Kind);
