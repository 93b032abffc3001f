using System.Globalization;

namespace ConsultAddin.Core.Sheets;

/// <summary>What is missing or wrong in a sheet (R4), a plain sentence for each field.</summary>
public static class Completeness
{
    /// <summary>Checks everything that does not depend on the clock, in the order of the sheet.</summary>
    public static IReadOnlyList<Finding> Check(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var findings = new List<Finding>();

        Line(findings, "department", "부서를", sheet.Department);
        Line(findings, "title", "제목을", sheet.Title);
        Messages(findings, sheet);
        Paragraph(findings, "reason", "발송 사유를", sheet.Reason);
        Line(findings, "contact.name", "담당자 이름을", sheet.Contact.Name);
        Line(findings, "contact.telephone", "담당자 전화번호를", sheet.Contact.Telephone);
        Telephone(findings, "contact.telephone", sheet.Contact.Telephone);

        Line(findings, "offHoursContact.name", "야간·휴일 담당자를", sheet.OffHoursContact.Name, required: false);
        Line(findings, "offHoursContact.telephone", "야간·휴일 전화번호를", sheet.OffHoursContact.Telephone, required: false);
        Telephone(findings, "offHoursContact.telephone", sheet.OffHoursContact.Telephone);
        if (string.IsNullOrWhiteSpace(sheet.OffHoursContact.Telephone))
            Suggest(findings, "offHoursContact.telephone", "밤이나 휴일에 연락할 곳을 적어 두면 상담사가 바로 연결할 수 있습니다.");

        foreach (var (field, text, suggestion) in (ReadOnlySpan<(string, string, string)>)[
            ("selection", sheet.Selection, "누구를 어떤 기준으로 선정했는지 적어 두면 상담사가 바로 답할 수 있습니다."),
            ("numberSource", sheet.NumberSource, "전화번호를 어디서 수집했는지 적어 두면 상담사가 바로 답할 수 있습니다."),
            ("eligibility", sheet.Eligibility, "적격·부적격 사유를 적어 두면 상담사가 바로 답할 수 있습니다."),
            ("objection", sheet.Objection, "이의신청 방법과 기한을 적어 두면 상담사가 바로 답할 수 있습니다.")])
        {
            Paragraph(findings, field, "", text, required: false);
            if (string.IsNullOrWhiteSpace(text))
                Suggest(findings, field, suggestion);
        }

        Questions(findings, sheet.Questions);
        if (sheet.Urgent is { } urgent)
            Paragraph(findings, "urgent.reason", "긴급 사유를", urgent.Reason);
        return findings;
    }

    /// <summary>
    /// Checks as above and also against the clock: a start in the past, and the two hours of R5. Under two hours without
    /// the mark urgent is a hint, since lead time neither gives nor blocks approval.
    /// </summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="now">The instant at which it would be sent.</param>
    /// <param name="kept">Whether an earlier revision has kept the two hours for it.</param>
    public static IReadOnlyList<Finding> Check(Sheet sheet, DateTimeOffset now, bool kept = false)
    {
        var findings = Check(sheet).ToList();
        for (var i = 0; i < sheet.Messages.Count; i++)
        {
            if (sheet.Messages[i].WindowStart is { } start && start <= now)
                findings.Add(new(Path(i, "windowStart"), Severity.Error, "in-the-past",
                    $"발송 시작({SeoulTime.Format(start)})이 이미 지났습니다. 시작 시각을 다시 정해 주세요."));
        }

        if (!kept && sheet.PlannedStart is { } planned && planned > now)
        {
            var sendBy = Deadlines.SendBy(planned);
            var due = SeoulTime.Date(sendBy) == SeoulTime.Date(now) ? SeoulTime.Clock(sendBy) : SeoulTime.Format(sendBy);
            if (now <= sendBy)
                findings.Add(new("urgent", Severity.Hint, "send-by", $"{due}까지 보내야 합니다. 발송 2시간 전까지 협의를 요청해야 합니다."));
            else if (sheet.Urgent is null)
                findings.Add(new("urgent", Severity.Hint, "lead-time-short",
                    $"{due}까지 보내야 했습니다. 발송까지 2시간이 남지 않았으니 긴급으로 표시하고 사유를 적거나, 발송 시각을 늦춰 주세요."));
        }

        return findings;
    }

    private static void Messages(List<Finding> findings, Sheet sheet)
    {
        if (sheet.Messages.Count == 0)
            findings.Add(new("messages", Severity.Error, "required", "보낼 문안을 하나 이상 적어 주세요."));
        if (sheet.Messages.Count > SheetLimits.Messages)
            findings.Add(new("messages", Severity.Error, "too-many", Invariant($"문안은 {SheetLimits.Messages}건까지 한 협의서에 담을 수 있습니다. 협의서를 나누어 주세요.")));

        for (var i = 0; i < sheet.Messages.Count; i++)
            MessageChecks.Check(findings, sheet.Messages[i], i);

        if (sheet.Messages.Count > 0 && !sheet.Messages.Any(NamesTheHotline))
            findings.Add(new("messages", Severity.Hint, "no-hotline",
                "문안이나 발신번호에 02-120이 없습니다. 120에 문의하라는 안내가 아니라면 사전협의가 필요 없을 수 있습니다."));
    }

    private static bool NamesTheHotline(Message message) =>
        TextIdentity.SenderDigits(message.Sender) is "02120" or "120"
        || HotlineFinder.Find(message.Text).Count > 0
        || HotlineFinder.Find(message.Heading).Count > 0;

    private static void Questions(List<Finding> findings, IReadOnlyList<QuestionAndAnswer> questions)
    {
        if (questions.Count == 0)
            Suggest(findings, "questions", "시민이 물어볼 질문과 답변을 적어 두면 상담사가 바로 답할 수 있습니다.");
        if (questions.Count > SheetLimits.Questions)
            findings.Add(new("questions", Severity.Error, "too-many", Invariant($"예상 질문은 {SheetLimits.Questions}개까지 적을 수 있습니다. 중요한 것만 남겨 주세요.")));
        for (var i = 0; i < questions.Count; i++)
        {
            var question = Invariant($"questions[{i}].question");
            var answer = Invariant($"questions[{i}].answer");
            Paragraph(findings, question, "", questions[i].Question, required: false);
            Paragraph(findings, answer, "", questions[i].Answer, required: false);
            var (asked, answered) = (!string.IsNullOrWhiteSpace(questions[i].Question), !string.IsNullOrWhiteSpace(questions[i].Answer));
            if (asked && !answered)
                Suggest(findings, answer, "이 질문의 답변을 적어 주세요. 비워 두면 상담사가 담당자에게 전화를 돌립니다.");
            else if (answered && !asked)
                Suggest(findings, question, "답변에 맞는 질문을 적어 주세요.");
        }
    }

    internal static string Path(int message, string field) => Invariant($"messages[{message}].{field}");

    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static void Suggest(List<Finding> findings, string field, string text) =>
        findings.Add(new(field, Severity.Hint, "recommended", text));

    /// <summary>A field of one line: filled where required, not too long, no line ends, nothing invisible.</summary>
    /// <param name="findings">Where findings go.</param>
    /// <param name="field">The field's path.</param>
    /// <param name="what">What to write, with its Korean object particle.</param>
    /// <param name="text">What stands there.</param>
    /// <param name="required">Whether it must be filled.</param>
    internal static void Line(List<Finding> findings, string field, string what, string text, bool required = true)
    {
        Text(findings, field, what, text, SheetLimits.Line, required);
        if (text.AsSpan().Trim().ContainsAny('\r', '\n'))
            findings.Add(new(field, Severity.Error, "one-line", "한 줄로 적어 주세요. 줄바꿈을 지워 주세요."));
    }

    internal static void Paragraph(List<Finding> findings, string field, string what, string text, bool required = true) =>
        Text(findings, field, what, text, SheetLimits.Paragraph, required);

    internal static void Text(List<Finding> findings, string field, string what, string text, int limit, bool required)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            findings.Add(new(field, Severity.Error, "required", $"{what} 적어 주세요."));
        if (text.Length > limit)
            findings.Add(new(field, Severity.Error, "too-long", Invariant($"{limit:N0}자까지 적을 수 있습니다. 지금 {text.Length:N0}자이니 줄여 주세요.")));

        var refusals = TextIdentity.Refusals(text.Length > limit ? text[..limit] : text);
        if (refusals.Count > 0)
        {
            var names = string.Join(", ", refusals.Select(r => r.Name).Distinct());
            findings.Add(new(field, Severity.Error, "invisible-character",
                Invariant($"보이지 않는 글자가 있습니다({names}, {refusals[0].Start + 1}번째 글자). 지우거나 다시 입력해 주세요.")));
        }
    }

    internal static void Telephone(List<Finding> findings, string field, string text)
    {
        if (!string.IsNullOrWhiteSpace(text) && TextIdentity.SenderDigits(text).Length < 3)
            findings.Add(new(field, Severity.Error, "not-a-telephone", "전화번호를 숫자로 적어 주세요. 예: 02-2133-0000"));
    }
}
