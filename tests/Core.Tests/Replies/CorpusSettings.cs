using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>The city of the corpus.</summary>
internal static class CorpusSettings
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public static ReaderSettings Create(SenderPolicy? citizen = null, SenderPolicy? dasan = null, string? server = null) => new()
    {
        AcceptedDomains = ["seoul.example"],
        TrustedServer = server,
        ConsultationMailbox = "consult120@seoul.example",
        Bodies =
        [
            new("citizen-service", "시민봉사담당관", ["citizen@seoul.example"],
                [
                    new("sunyoung@seoul.example"),
                    new("seojun@seoul.example", DeputyOf: "citizen@seoul.example"),
                    new("former@seoul.example", Until: new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero)),
                ],
                citizen ?? SenderPolicy.Dmarc),
            new("dasan-foundation", "120다산콜재단", ["ops@dasan120.example"],
                [new("jiyoung@dasan120.example"), new("later@dasan120.example", From: new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero))],
                dasan ?? SenderPolicy.Dmarc),
        ],
    };
}
