using System.Diagnostics;
using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using CsCheck;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Mail that is broken, or made to break: the reader neither falls nor hangs, and says nothing for the one who sent it.</summary>
[CollectionDefinition(nameof(HostileMailTests), DisableParallelization = true)]
[Collection(nameof(HostileMailTests))]
public sealed class HostileMailTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string> Monsters() => [.. Makers.Keys];

    // Each is read with twice the size as well: time grows with the size, not with its square.
    private static readonly Dictionary<string, Func<int, byte[]>> Makers = new(StringComparer.Ordinal)
    {
        ["elements one in another"] = n => Html(Repeat("<div><blockquote><b>", n / 20)),
        ["ends of elements never opened"] = n => Html("<p>" + Repeat("</a></div>", n / 10)),
        ["elements opened and never ended"] = n => Html(Repeat("<p>x<li>y<td>z", n / 14)),
        ["lists one in another"] = n => Html(Repeat("<ol><li>", n / 8)),
        ["a list that counts down"] = n => Html("<ol reversed>" + Repeat("<li>x", n / 5)),
        ["cells without a row"] = n => Html("<table>" + Repeat("<td rowspan=9>x\u200b", n / 17)),
        ["tables of a form"] = n => Html(Repeat("<table><tr><td>동의<td>부동의<tr><td>○</table>", n / 70)),
        ["a table drawn with strokes"] = n => Plain(Repeat("|동의|부동의|\n|○| |\n", n / 40)),
        ["rules for every element"] = n => Html("<style>" + Repeat(".a .b,", n / 12) + "i{display:none}</style>" + Repeat("<b class='a b'>x", n / 32)),
        ["conditions one in another"] = n => Html("<style>" + Repeat("@media screen{", n / 14)),
        ["rules never ended"] = n => Html("<style>" + Repeat("@x(a['", n / 12) + Repeat("b:not(c{d:e;", n / 24)),
        ["a style without end"] = n => Html("<p style=\"" + Repeat("a:(;\\41 ;/*", n / 11)),
        ["quotation marks"] = n => Plain(Repeat(Repeat(">", 500) + "\n", n / 501)),
        ["attributions that never end"] = n => Plain(Repeat("On Tue, Nov 24, 2026 at 9:12 AM <a@b.example\n", n / 46)),
        ["one line without end"] = n => Plain(Repeat("승인합니다 2026. 11. 24. 120 사전협의서 ", n / 52)),
        ["heads that never become one"] = n => Plain(Repeat("보낸 사람: a\nx\nx\n", n / 24)),
        ["signatures without end"] = n => Plain(Repeat("박지영\n서울특별시 시민봉사담당관\n전화 02-2133-0000\n\n", n / 70)),
        ["disclaimers without end"] = n => Plain(Repeat("본 메일은 지정된 수신인만을 위한 것이며 비밀을 담을 수 있습니다.\n", n / 90)),
        ["contacts in one paragraph"] = n => Plain("승인합니다.\n" + Repeat("Tel 02-2133-0000\n", n / 17)),
        ["blanks"] = n => Plain(Repeat(" \t", n / 2)),
        ["references"] = n => Plain(Repeat("C2026-00142-L 승인합니다. ", n / 31)),
        ["a thousand addresses in From"] = n => Encoding.UTF8.GetBytes("From: " + Repeat("a@b.example, ", n / 13) + "\r\n\r\n승인합니다."),
        ["open comments in Authentication-Results"] = n => Encoding.UTF8.GetBytes("Authentication-Results: " + Repeat("(", n) + "\r\nFrom: ops@dasan120.example\r\n\r\n승인합니다."),
        ["separators in one line"] = n => Plain(Repeat("--- 원본 메일 --- x ", n / 23)),
        ["heads of lists of big attachments"] = n => Plain(Repeat("대용량 파일첨부 1개\n", n / 27)),
        ["references that nothing ends"] = n => Html(Repeat("&#4", n / 3) + "x"),
        ["reactions in one line"] = n => Plain(Repeat("👍 reacted to your message: ", n / 30)),
        ["a boundary that never occurs"] = n => TestMail.Write(Repeat("승인합니다.\n-", n / 17), contentType: "multipart/mixed; boundary=never"),
        ["octets one in another inside a signature"] = n => [.. TestMail.Write("", contentType: "application/pkcs7-mime; smime-type=signed-data"), .. Octets(n / 2)],
        ["parts beside each other"] = n => Multipart(n / 60),
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public void Time_grows_with_the_size_and_not_with_its_square(string name)
    {
        var make = Makers[name];
        TestMail.Read(make(Megabyte / 64));
        var small = Measure(make(Megabyte / 16));
        var large = Measure(make(Megabyte / 4));
        // Four times the size: a square would take sixteen times. The floor keeps a busy machine's noise out.
        Assert.True(large < 11 * Math.Max(small, 30), $"{small} ms for a quarter, {large} ms for the whole");
    }

    [Fact]
    public void Ten_thousand_parts_one_in_another_are_read()
    {
        var mail = new StringBuilder("From: ops@dasan120.example\r\nMIME-Version: 1.0\r\n");
        for (var i = 0; i < 10_000; i++) mail.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\r\n\r\n--b").Append(i).Append("\r\n");
        mail.Append("Content-Type: text/plain\r\n\r\n승인합니다.\r\n");
        AssertNoApproval(TestMail.Read(Encoding.UTF8.GetBytes(mail.ToString())));
    }

    [Fact]
    public void Ten_thousand_mails_one_in_another_are_read()
    {
        var mail = new StringBuilder();
        for (var i = 0; i < 10_000; i++) mail.Append("From: ops@dasan120.example\r\nContent-Type: message/rfc822\r\n\r\n");
        AssertNoApproval(TestMail.Read(Encoding.UTF8.GetBytes(mail + "승인합니다.")));
    }

    [Fact]
    public void Fifty_megabytes_are_read_without_keeping_many_times_as_much()
    {
        var mail = TestMail.Write("승인합니다.\n\n" + Repeat("가나다라마바사 아자차카타파하 0123456789\n", 50 * Megabyte / 53));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        AssertNoApproval(TestMail.Read(mail));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 500L * Megabyte);
    }

    private static readonly string[] Pieces =
    [
        "\0", "\r", "\n", "\r\n\r\n", "--", "=?utf-8?B?", "=?euc-kr?Q?=B0", "<", ">", "\"", "(", "\u202e", "\uFEFF", "Content-Type: ", "charset=\"euc-kr\"", "charset=utf-16", "From: ", "&#x110000;", "<blockquote>", "</div>", "boundary=", ";", "\u0000\u0001", "승", "ﬁ",
    ];

    [Fact]
    public void Broken_mail_is_read_or_is_no_mail_and_breaks_nothing()
    {
        var seeds = ClientForms.All.Take(12).Select(f => TestMail.Write(f.Write("반려합니다.", "승인합니다."))).ToArray();
        var bytes = Pieces
            .Select(Encoding.UTF8.GetBytes).Append([0xFF, 0xFE]).Append([0xB0]).Append([0xED, 0xA0, 0x80]).ToArray();
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[0, bytes.Length - 1], Gen.Int[1, 40]).Array[1, 12])
            .Sample((seed, edits) =>
            {
                var mail = seeds[seed].ToList();
                foreach (var (kind, place, what, length) in edits)
                {
                    var at = (int)(place * mail.Count);
                    if (kind == 0) mail.InsertRange(at, bytes[what]);
                    else if (kind == 1) mail.RemoveRange(at, Math.Min(length, mail.Count - at));
                    else if (kind == 2 && at < mail.Count) mail[at] = (byte)(mail[at] ^ (1 << (length % 8)));
                    else mail.InsertRange(at, mail.GetRange(at, Math.Min(length, mail.Count - at)));
                }
                AssertRead(TestMail.Read([.. mail]));
            }, iter: Often.Times(500));
    }

    private static void AssertNoApproval(ReadReply read)
    {
        AssertRead(read);
        Assert.False(read.Sender.Counts && read.Opinions.Any(o => o.Decision == Decision.Approve));
    }

    // A fault of the reader's own would come out as "unreadable", too: only the MIME parser may say so.
    private static void AssertRead(ReadReply read) =>
        Assert.True(read.Unreadable is null or "not a mail: no headers" || read.Unreadable.EndsWith(nameof(FormatException), StringComparison.Ordinal), read.Unreadable);

    // The processor's time, since the machine has other work.
    private static double Measure(byte[] mail)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.UserProcessorTime;
        AssertRead(TestMail.Read(mail));
        process.Refresh();
        return (process.UserProcessorTime - before).TotalMilliseconds;
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static byte[] Html(string body) => TestMail.Write(body, contentType: "text/html; charset=utf-8");

    private static byte[] Plain(string body) => TestMail.Write(body);

    // A signature in BER whose words are octets in octets, and never end.
    private static byte[] Octets(int deep) =>
    [
        0x30, 0x80, 0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2, 0xA0, 0x80, 0x30, 0x80, 2, 1, 1, 0x31, 0, 0x30, 0x80, 0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1, 0xA0, 0x80,
        .. Enumerable.Repeat((byte[])[0x24, 0x80], deep).SelectMany(b => b), .. Enumerable.Repeat((byte)0, 2 * deep + 12),
    ];

    private static byte[] Multipart(int parts) => TestMail.Write(
        Repeat("--x\nContent-Type: text/plain; charset=utf-8\n\n승인\n", parts) + "--x--\n", contentType: "multipart/mixed; boundary=x");
}
