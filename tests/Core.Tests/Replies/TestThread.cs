using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>What the product knows in these tests: consultation C2026-00142-L with one revision sent, and C2026-00139-Q with two.</summary>
internal sealed class TestThread : IKnownMail
{
    public const string SheetId = "c0142.r1@seoul.example";

    public static readonly Reference Reference = Reference.Parse("C2026-00142-L");
    public static readonly Reference OtherReference = Reference.Parse("C2026-00139-Q");
    public static readonly TestThread Known = new();

    public KnownMail? Find(string messageId) => messageId switch
    {
        SheetId or "c0142@seoul.example" => new(Reference, 1),
        "c0139.r1@seoul.example" => new(OtherReference, 1),
        "c0139.r2@seoul.example" => new(OtherReference, 2),
        "withdrawal.c0139@seoul.example" => new(OtherReference, null),
        _ => null,
    };

    public IReadOnlyList<int>? RevisionsSent(Reference reference) =>
        reference == Reference ? [1] : reference == OtherReference ? [1, 2] : null;
}
