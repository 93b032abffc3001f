namespace ConsultAddin.Core.Approvals;

/// <summary>The reasons of a status, as staff read them.</summary>
internal static class Sentences
{
    public static IEnumerable<Reason> Words(Picture p, Func<BodyOpinion, bool> which)
    {
        foreach (var opinion in p.Opinions.Where(which))
        {
            var word = opinion.Word!;
            var name = p.Names.NameOf(opinion.Code);
            var said = word.Ruled ? $"보낸 회신이 '{word.Says.Korean}'임을 기관 담당자가 확인했습니다." : $"{word.Says.Korean} 의견을 보냈습니다.";
            yield return new($"{name}: {p.Current!.Number}차 협의서에 {said}", word.EventId);
            foreach (var other in opinion.Disputed.Where(m => m.Says != word.Says))
                yield return new(
                    $"{name}: {other.Says.Korean} 의견도 있어 어느 것이 나중인지 알 수 없습니다. 더 엄격한 의견을 따르고 다시 확인을 요청합니다.",
                    other.EventId);
        }
    }

    public static IEnumerable<Reason> Void(Picture p)
    {
        if (p.Current is not { Void: true } revision)
            yield break;
        if (revision.Differing is { } mail)
            yield return new(
                $"{revision.Number}차로 보낸 편지의 문안이 협의서와 다릅니다. 새 차수를 보내기 전에는 회신이 반영되지 않습니다.", mail.EventId);
        foreach (var body in revision.MissingBodies)
            yield return new(
                $"{revision.Number}차 편지의 받는 사람에 {p.Names.NameOf(body)} 주소가 없습니다. 새 차수를 보내 주세요.", revision.Mails[0].EventId);
    }

    public static IEnumerable<Reason> NotFound(Picture p) => p.Overdue.Select(m =>
        new Reason($"{p.Names.NameOf(m.Body!)}: 회신이 왔지만 보낸 편지를 찾지 못했습니다. 보낸편지함을 확인해 주세요.", m.EventId));

    public static IEnumerable<Reason> Doubts(Picture p) => p.Opinions.SelectMany(o => o.Doubts.Select(d =>
        new Reason($"{p.Names.NameOf(o.Code)}: {Doubt(d.Sort)}", d.Mail.EventId)));

    public static string Doubt(DoubtSort sort) => sort switch
    {
        DoubtSort.Unclear => "회신의 뜻을 확실히 알 수 없어 협의기관의 확인이 필요합니다.",
        DoubtSort.Contested => "동의 회신이 왔지만 같은 기관 다른 담당자의 의견이 남아 있어 협의기관의 확인이 필요합니다.",
        DoubtSort.SameId => "같은 편지로 표시된 회신의 내용이 서로 달라 협의기관의 확인이 필요합니다.",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    public static IEnumerable<Reason> Questions(Picture p, Func<BodyOpinion, bool> which) => p.Opinions.Where(which).SelectMany(o =>
        o.Questions.Select(q => new Reason($"{p.Names.NameOf(o.Code)}: 질의에 답변이 필요합니다.", q.EventId)));

    public static IEnumerable<Reason> Notes(SentRevision? revision)
    {
        if (revision?.Opened.WordFileMissing == true)
            yield return new($"{revision.Number}차 편지에 협의서 파일이 첨부되지 않았습니다.", revision.EventId);
        if (revision?.Opened.ConsultationMailboxMissing == true)
            yield return new($"{revision.Number}차 편지의 참조에 협의 메일함이 없습니다.", revision.EventId);
    }
}
