using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>The city's settings as the reader of replies wants them.</summary>
internal static class ReadingSettings
{
    /// <summary>Translates; days of a membership are days in Seoul, the last one inclusive.</summary>
    public static ReaderSettings Of(CitySettings city) => new()
    {
        Bodies = [.. city.Bodies.Select(b => new BodyIdentity(b.Code, b.Name, [.. b.Addresses], [.. b.Members.Select(Member)], Policy(b)))],
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
