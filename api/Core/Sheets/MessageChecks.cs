namespace ConsultAddin.Core.Sheets;

/// <summary>What is missing or wrong in one message of a sheet.</summary>
internal static class MessageChecks
{
    internal static void Check(List<Finding> findings, Message message, int index)
    {
        string At(string field) => Completeness.Path(index, field);

        Completeness.Text(findings, At("text"), "문안을", message.Text, SheetLimits.Text, required: true);
        Completeness.Line(findings, At("heading"), "", message.Heading, required: false);
        Sender(findings, At("sender"), message);
        Recipients(findings, At("recipients"), message.Recipients);
        Window(findings, index, message);
        Variables(findings, index, message);
        // A text beyond its limit is refused already; how many bytes it has helps nobody.
        if (message.Text.Length <= SheetLimits.Text && message.Heading.Length <= SheetLimits.Line)
            findings.AddRange(MessageSize.Measure(message).Findings.Select(f => f with { Field = At(f.Field) }));
        BrokenNumber(findings, index, message);
    }

    private static void Sender(List<Finding> findings, string field, Message message)
    {
        Completeness.Line(findings, field, "발신번호를", message.Sender, required: message.Channel != Channel.Other);
        if (string.IsNullOrWhiteSpace(message.Sender))
            return;
        var digits = TextIdentity.SenderDigits(message.Sender);
        if (message.Sender.EnumerateRunes().Any(r => System.Text.Rune.IsLetter(r)) || digits.Length == 0)
            findings.Add(new(field, Severity.Error, "not-a-number", "발신번호를 숫자로 적어 주세요. 예: 02-120"));
        else if (digits is "120")
            findings.Add(new(field, Severity.Hint, "area-code", "발신번호가 120이면 지역번호까지 02-120으로 적어 주세요."));
        else if (digits is not "02120" && digits.Length is < 8 or > 11)
            findings.Add(new(field, Severity.Error, "not-a-number", "발신번호는 8~11자리 숫자이거나 02-120이어야 합니다. 번호를 다시 확인해 주세요."));
    }

    private static void Recipients(List<Finding> findings, string field, int? recipients)
    {
        if (recipients is null)
            Completeness.Suggest(findings, field, "받는 사람이 몇 명인지 적어 두면 120이 상담 인력을 준비할 수 있습니다.");
        else if (recipients is < 1 or > SheetLimits.Recipients)
            findings.Add(new(field, Severity.Error, "out-of-range", "받는 사람 수를 1 이상의 숫자로 적어 주세요."));
    }

    private static void Window(List<Finding> findings, int index, Message message)
    {
        if (message.WindowStart is null)
            findings.Add(new(Completeness.Path(index, "windowStart"), Severity.Error, "required", "발송을 시작할 때를 적어 주세요."));
        if (message.WindowEnd is null)
            findings.Add(new(Completeness.Path(index, "windowEnd"), Severity.Error, "required", "발송이 끝날 때를 적어 주세요."));
        OutOfCalendar(findings, Completeness.Path(index, "windowStart"), message.WindowStart);
        OutOfCalendar(findings, Completeness.Path(index, "windowEnd"), message.WindowEnd);
        if (message.WindowEnd < message.WindowStart)
            findings.Add(new(Completeness.Path(index, "windowEnd"), Severity.Error, "ends-before-start",
                "발송 종료가 시작보다 빠릅니다. 종료 시각을 시작보다 늦게 정해 주세요."));
    }

    private static void OutOfCalendar(List<Finding> findings, string field, DateTimeOffset? instant)
    {
        if (instant < SheetLimits.Earliest || instant >= SheetLimits.Latest)
            findings.Add(new(field, Severity.Error, "out-of-range", "연도가 잘못되었습니다. 날짜를 다시 확인해 주세요."));
    }

    private static void Variables(List<Finding> findings, int index, Message message)
    {
        if (message.Variables.Count > SheetLimits.Variables)
        {
            findings.Add(new(Completeness.Path(index, "variables"), Severity.Error, "too-many",
                Completeness.Invariant($"변수는 문안 하나에 {SheetLimits.Variables}개까지 표시할 수 있습니다.")));
            return;
        }

        var length = CodePoints.Count(message.Text);
        var end = 0;
        for (var i = 0; i < message.Variables.Count; i++)
        {
            var variable = message.Variables[i];
            string At(string field) => Completeness.Path(index, Completeness.Invariant($"variables[{i}]{field}"));
            if (variable.Start < 0 || variable.Length < 1 || (long)variable.Start + variable.Length > length)
                findings.Add(new(At(""), Severity.Error, "out-of-text", "변수의 자리가 문안을 벗어났습니다. 문안에서 변수를 다시 표시해 주세요."));
            else if (variable.Start < end)
                findings.Add(new(At(""), Severity.Error, "overlapping", "변수의 자리가 앞의 변수와 겹칩니다. 문안에서 변수를 다시 표시해 주세요."));
            end = (int)Math.Min(Math.Max(end, (long)variable.Start + variable.Length), int.MaxValue);

            Completeness.Line(findings, At(".name"), "변수의 이름을", variable.Name);
            Completeness.Text(findings, At(".example"), "", variable.Example, SheetLimits.Line, required: false);
            Completeness.Text(findings, At(".longest"), "", variable.Longest, SheetLimits.Line, required: false);
            if (string.IsNullOrWhiteSpace(variable.Longest))
                Completeness.Suggest(findings, At(".longest"), "이 변수에 들어갈 가장 긴 값을 적어 주세요. 문자 길이를 그 값으로 셉니다.");
        }
    }

    private static void BrokenNumber(List<Finding> findings, int index, Message message)
    {
        if (message.Channel is Channel.AlimTalk or Channel.Other)
            return;
        foreach (var (field, text) in (ReadOnlySpan<(string, string)>)[("text", message.Text), ("heading", message.Heading)])
        {
            foreach (var hit in HotlineFinder.Find(text).Where(h => h.Arrives is not null).DistinctBy(h => h.Arrives).Take(3))
                findings.Add(new(Completeness.Path(index, field), Severity.Error, "number-breaks",
                    $"‘{hit.Text}’의 줄표는 문자로 보내면 깨져 ‘{hit.Arrives}’로 보입니다. 02-120으로 고쳐 주세요."));
        }
    }
}
