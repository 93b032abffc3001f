using System.Globalization;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Operations.Reminders;

/// <summary>
/// What is owed by the clock and the city's settings: a word to the body that hasn't answered, by steps before its deadline and in working
/// hours unless it is urgent; and one question to the owners half an hour after the planned start. The key (consultation, kind, step) lets
/// each go once.
/// </summary>
internal static class Reminders
{
    /// <summary>How long after the planned start the owners are asked.</summary>
    internal static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(30);

    /// <summary>A question that couldn't be asked for so long, such as by a server that stood still, is asked no more.</summary>
    internal static readonly TimeSpan AskFor = TimeSpan.FromDays(1);

    private static readonly string Remind = Errand.NameOf(ErrandKind.RemindAnswer);
    private static readonly string Ask = Errand.NameOf(ErrandKind.AskNoticeSent);

    /// <summary>One mail and when it may go, from one instant to another, the end not included.</summary>
    private sealed record Meant(Errand Errand, DateTimeOffset From, DateTimeOffset Until);

    /// <summary>What may go now. Of several steps that have passed only the last is meant.</summary>
    public static IEnumerable<Errand> Owed(Consultation consultation, Standing standing, CitySettings city, DateTimeOffset now)
    {
        var quiet = standing.LeadTime.UrgentSince is null && !new WorkingTime(city.Reminders).Contains(now);
        return All(consultation, standing, city).Where(m => m.From <= now && now < m.Until && !(quiet && m.Errand.Kind == ErrandKind.RemindAnswer))
            .GroupBy(m => (m.Errand.Kind, m.Errand.Body)).Select(g => g.Last().Errand);
    }

    /// <summary>Whether a mail that waited to be sent still has its reason.</summary>
    public static bool IsStillMeant(Consultation consultation, Standing standing, CitySettings city, DateTimeOffset now, string kind, string step) =>
        All(consultation, standing, city).Any(m => m.Errand.KindName == kind && m.Errand.Step == step && now < m.Until);

    /// <summary>Whose start lies behind this instant is reminded by nobody yet: its first step falls into the next working time or later.</summary>
    public static DateTimeOffset StartsBefore(CitySettings city, DateTimeOffset now) =>
        new WorkingTime(city.Reminders).NextStart(now) + city.Reminders.Steps().DefaultIfEmpty().Max() + TimeSpan.FromMinutes(city.AnswerByMinutes);

    /// <summary>Whether a kind is owed by the clock, and may have lost its reason until it is sent.</summary>
    public static bool IsReminder(string kind) => kind == Remind || kind == Ask;

    private static IEnumerable<Meant> All(Consultation consultation, Standing standing, CitySettings city)
    {
        if (consultation.State.Current is not { Void: false } current || standing.LeadTime is not { PlannedStart: { } start, AnswerBy: { } answerBy }
            || standing.Status == Status.Withdrawn || standing.Notice is not { State: NoticeState.NotYet or NoticeState.Moved, SentAt: null })
            return [];
        return [.. Answers(current, standing, city, start, answerBy), .. NoticeSent(current, start)];
    }

    private static IEnumerable<Meant> Answers(SentRevision current, Standing standing, CitySettings city, DateTimeOffset start, DateTimeOffset answerBy)
    {
        // Until the officer has done what another body asks for, no answer is of use.
        if (standing.Status is not (Status.Awaiting or Status.Partial or Status.Attention))
            yield break;
        var working = new WorkingTime(city.Reminders);
        foreach (var body in standing.Bodies.Where(b => b.Word is null && !HasWritten(standing.Lists, b.Code)))
        {
            // The longest before the deadline first, so that the last is the one that is meant.
            foreach (var step in city.Reminders.Steps().Reverse())
            {
                var at = standing.LeadTime.UrgentSince is null ? working.AtOrBefore(answerBy - step) : answerBy - step;
                if (at <= current.SentAt)
                    continue;
                var key = string.Create(CultureInfo.InvariantCulture, $"r{current.Number}:{body.Code}:{start.ToUnixTimeSeconds()}:{step.TotalMinutes}");
                yield return new(
                    new(ErrandKind.RemindAnswer, body.Code, key, "회신 마감이 다가오는데 아직 회신을 받지 못했습니다.", null, current.EventId), at, answerBy);
            }
        }
    }

    private static IEnumerable<Meant> NoticeSent(SentRevision current, DateTimeOffset start)
    {
        var errand = new Errand(
            ErrandKind.AskNoticeSent, null, start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "발송 예정 시각에서 30분이 지났습니다. 안내를 보내셨습니까?", null, current.EventId);
        yield return new(errand, start + AfterStart, start + AfterStart + AskFor);
    }

    /// <summary>A question or an unclear, unproven or early answer: the body has done its part, and is asked about that mail by another.</summary>
    private static bool HasWritten(StandingLists lists, string body) =>
        lists.Questions.Concat(lists.Unclear).Concat(lists.Unconfirmed).Concat(lists.Waiting).Any(m => m.Body == body);
}
