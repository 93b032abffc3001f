using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>The city's settings as the reader of replies wants them.</summary>
internal static class ReadingSettings
{
    /// <summary>
    /// Translates the settings file, and adds whom reviewers listed; days of a membership are days in Seoul, the last one inclusive.
    /// </summary>
    public static async Task<ReaderSettings> OfAsync(ConsultationsDb db, CitySettings city, CancellationToken ct) =>
        Of(city, await db.ListedMembers.AsNoTracking().ToListAsync(ct));

    private static ReaderSettings Of(CitySettings city, IReadOnlyList<ListedMemberRow> listed) => new()
    {
        Bodies = [.. city.Bodies.Select(b => new BodyIdentity(
            b.Code, b.Name, [.. b.Addresses],
            [.. b.Members.Select(Member), .. listed.Where(l => l.Body == b.Code).Select(l => new BodyMember(l.Address, l.From, l.Until))],
            Policy(b)))],
        AcceptedDomains = [.. city.AcceptedDomains],
        TrustedServer = city.TrustedServer.Length == 0 ? null : city.TrustedServer,
        ConsultationMailbox = city.ConsultationMailbox,
    };

    private static BodyMember Member(MemberSettings member) => new(
        member.Address,
        member.From is { } from ? Midnight(from) : null,
        member.Until is { } until ? Midnight(until.AddDays(1)) : null,
        member.DeputyOf.Length == 0 ? null : member.DeputyOf);

    private static SenderPolicy Policy(BodySettings body) => body.Policy switch
    {
        PolicyName.Internal => SenderPolicy.Internal,
        PolicyName.Dmarc => SenderPolicy.Dmarc,
        PolicyName.Pinned => SenderPolicy.Pinned(body.PinnedDomain),
        _ => throw new InvalidOperationException($"Body {body.Code} has no sender policy."),
    };

    private static DateTimeOffset Midnight(DateOnly day) => SeoulTime.At(day.Year, day.Month, day.Day, 0, 0).ToUniversalTime();
}
