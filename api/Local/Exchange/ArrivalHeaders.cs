using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConsultAddin.Local.People;
using MimeKit.Utils;

namespace ConsultAddin.Local.Exchange;

/// <summary>
/// Writes the headers that Exchange Online adds to a mail on arrival, and takes away those that only it may write.
/// Microsoft: "Anti-spam message headers", "Header firewall" in the Exchange documentation.
/// </summary>
internal static class ArrivalHeaders
{
    private static readonly string[] Firewalled =
        ["X-MS-Exchange-Organization-", "X-MS-Exchange-Forest-", "X-MS-Exchange-CrossTenant-", "X-Forefront-Antispam-Report"];

    private static readonly string[] Replaced = ["Return-Path", "Bcc"];

    /// <summary>The mail as it lies in a recipient's mailbox; what isn't changed keeps its bytes.</summary>
    /// <param name="mime">The mail as its sender gave it away.</param>
    /// <param name="recipient">Who receives it.</param>
    /// <param name="envelopeSender">The SMTP sender; empty for automatic mail.</param>
    /// <param name="proof">How it proves its sender.</param>
    /// <param name="now">When it arrives, UTC.</param>
    /// <param name="junk">Whether it was taken for junk: spam confidence level 5, verdict SPM.</param>
    public static byte[] Stamp(byte[] mime, Account recipient, string envelopeSender, ArrivalProof proof, DateTimeOffset now, bool junk)
    {
        var inside = proof is ArrivalProof.Internal;
        var mail = Parts.Read(mime);
        var from = mail.From.Mailboxes.FirstOrDefault()?.Address ?? envelopeSender;
        var mailFrom = Domain(envelopeSender is "" ? from : envelopeSender);
        var host = $"SE{Digits(recipient.Address)}.KORPRD{Digits(recipient.Domain)}.PROD.OUTLOOK.COM";
        var sender = $"from {(inside ? host : "mail." + mailFrom)} ({(inside ? "2603:1096:101:3::a" : proof is ArrivalProof.Fail ? "198.51.100.66" : "203.0.113.25")})";

        List<string> added =
        [
            $"Return-Path: {(envelopeSender is "" ? "<>" : envelopeSender)}",
            $"Received: {sender}\r\n by {host} with HTTPS; {DateUtils.FormatDate(now)}",
            $"Authentication-Results: {Results(proof, Domain(from), mailFrom)}",
        ];
        if (!inside) added.Add($"Received-SPF: {ReceivedSpf(proof, mailFrom)}");
        var authAs = inside ? "Internal" : "Anonymous";
        added.Add($"X-MS-Exchange-CrossTenant-AuthAs: {authAs}");
        added.Add($"X-MS-Exchange-Organization-AuthSource: {host}");
        if (inside) added.Add("X-MS-Exchange-Organization-AuthMechanism: 04");
        added.Add($"X-MS-Exchange-Organization-AuthAs: {authAs}");
        var level = inside ? -1 : junk ? 5 : 1;
        added.Add(string.Create(CultureInfo.InvariantCulture, $"X-MS-Exchange-Organization-SCL: {level}"));
        if (!inside) added.Add(string.Create(CultureInfo.InvariantCulture, $"X-Forefront-Antispam-Report: CTRY:KR;LANG:ko;SCL:{level};SFV:{(junk ? "SPM" : "NSPM")};DIR:INB;"));
        if (mail.MessageId is not { Length: > 0 }) added.Add($"Message-ID: <{Guid.CreateVersion7():N}@{host}>");

        return RawHeaders.Rewrite(mime, IsTaken, added);
    }

    private static bool IsTaken(string field) =>
        Firewalled.Any(prefix => field.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || Replaced.Contains(field, StringComparer.OrdinalIgnoreCase);

    private static string Results(ArrivalProof proof, string from, string mailFrom) => proof switch
    {
        ArrivalProof.Internal =>
            $"dkim=none (message not signed) header.d=none;dmarc=none action=none header.from={from};",
        ArrivalProof.Dmarc =>
            $"spf=pass (sender IP is 203.0.113.25) smtp.mailfrom={mailFrom}; dkim=pass (signature was verified) header.d={from};dmarc=pass action=none header.from={from};compauth=pass reason=100",
        ArrivalProof.Pinned =>
            $"spf=pass (sender IP is 203.0.113.25) smtp.mailfrom={mailFrom}; dkim=pass (signature was verified) header.d={from};dmarc=none action=none header.from={from};compauth=softpass reason=201",
        ArrivalProof.Fail =>
            $"spf=fail (sender IP is 198.51.100.66) smtp.mailfrom={mailFrom}; dkim=none (message not signed) header.d=none;dmarc=fail action=none header.from={from};compauth=fail reason=001",
        _ =>
            $"spf=none (sender IP is 203.0.113.25) smtp.mailfrom={mailFrom}; dkim=none (message not signed) header.d=none;dmarc=none action=none header.from={from};compauth=none reason=405",
    };

    private static string ReceivedSpf(ArrivalProof proof, string mailFrom) => proof switch
    {
        ArrivalProof.Fail => $"Fail (protection.outlook.com: domain of {mailFrom} does not designate 198.51.100.66 as permitted sender)",
        ArrivalProof.None => $"None (protection.outlook.com: {mailFrom} does not designate permitted sender hosts)",
        _ => $"Pass (protection.outlook.com: domain of {mailFrom} designates 203.0.113.25 as permitted sender)",
    };

    private static string Domain(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    private static string Digits(string words) =>
        (SHA256.HashData(Encoding.UTF8.GetBytes(words.ToLowerInvariant()))[0] % 90 + 10).ToString(CultureInfo.InvariantCulture);
}
