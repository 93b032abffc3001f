using System.Buffers.Binary;
using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using CsCheck;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Outlook's rich text: the words lie in a file <c>winmail.dat</c>, as plain text, HTML or RTF.</summary>
public sealed class EnclosedMailTests
{
    private const int PlainBody = 0x1000, RtfBody = 0x1009, HtmlBody = 0x1013;

    [Theory]
    [InlineData("승인합니다.", Decision.Approve)]
    [InlineData("승인하기 어렵습니다.", Decision.Reject)]
    public void An_answer_in_the_enclosed_plain_text_is_read(string answer, Decision decision) =>
        AssertSays(answer, decision, Mail((PlainBody, Unicode(answer + "\r\n\r\n-----Original Message-----\r\nFrom: a\r\nTo: b\r\nSubject: c\r\n\r\n반려합니다."))));

    [Fact]
    public void An_answer_in_the_enclosed_html_is_read() =>
        AssertSays("승인합니다.", Decision.Approve, Mail((HtmlBody, Encoding.UTF8.GetBytes("<html><head><meta charset=\"utf-8\"></head><body><p>승인합니다.</p><p style=\"display:none\">반려합니다.</p></body></html>"))));

    [Fact]
    public void An_answer_in_rich_text_is_read_in_the_fonts_own_letters()
    {
        const string rtf = @"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset129 \'b8\'bc\'c0\'ba \'b0\'ed\'b5\'f1;}}{\*\generator X}\f1 \'bd\'c2\'c0\'ce\'c7\'d5\'b4\'cf\'b4\'d9.\par\uc1\u44048?\u49324? \v 아님\v0\f0 Kim {\*\unknown words}\par}";
        var read = Read(Mail((RtfBody, Uncompressed(rtf))));
        Assert.Equal("승인합니다.\n감사 Kim", read.VisibleText);
    }

    [Fact]
    public void Html_that_was_wrapped_in_rich_text_comes_out_again()
    {
        const string rtf = @"{\rtf1\ansi\ansicpg949\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag64 <div>}\htmlrtf {\htmlrtf0 \'bd\'c2\'c0\'ce\'c7\'d5\'b4\'cf\'b4\'d9. {\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 3{\*\htmltag72 </div>}\htmlrtf }\htmlrtf0 {\*\htmltag64 <div style=""display:none"">}\'b9\'dd\'b7\'c1{\*\htmltag72 </div>}}";
        Assert.Equal("승인합니다. <3", Read(Mail((RtfBody, Uncompressed(rtf)))).VisibleText);
    }

    [Fact]
    public void Compressed_rich_text_is_read()
    {
        // "{\rtf1\ansi ok}" as literals of the LZFu stream.
        var raw = Encoding.ASCII.GetBytes("{\\rtf1\\ansi ok}");
        Assert.Equal("ok", Read(Mail((RtfBody, Compressed(raw)))).VisibleText);
    }

    [Theory]
    [InlineData(@"{\rtf1\ansi{\colortbl;\red255\green255\blue255;}\cf1 OK, approved.}")]
    [InlineData(@"{\rtf1\ansi\fs2 OK, approved.}")]
    public void Rich_text_that_may_not_be_seen_is_a_persons_to_judge(string rtf) =>
        Assert.Equal(Decision.Unclear, Read(Mail((RtfBody, Uncompressed(rtf)))).Opinions[0].Decision);

    [Fact]
    public void An_answer_beside_the_file_is_read_and_one_that_differs_is_unclear()
    {
        Assert.Equal(Decision.Approve, Read(Mail("승인합니다.", (PlainBody, Unicode("승인합니다.\r\n")))).Opinions[0].Decision);
        Assert.Equal(Decision.Unclear, Read(Mail("승인합니다.", (PlainBody, Unicode("반려합니다.\r\n")))).Opinions[0].Decision);
        Assert.Equal(Decision.Approve, Read(Mail("승인합니다.", (0x0037, Unicode("nothing but a subject")))).Opinions[0].Decision);
    }

    [Theory]
    [InlineData("IPM.Note.Rules.OofTemplate.Microsoft")]
    [InlineData("REPORT.IPM.Note.IPNRN")]
    [InlineData("IPM.Schedule.Meeting.Resp.Pos")]
    [InlineData("IPM.Note.SMIME")]
    public void What_is_no_ordinary_mail_inside_is_unclear(string type)
    {
        var read = Read(Mail((0x001A, Unicode(type)), (PlainBody, Unicode("승인합니다."))));
        Assert.Equal(Decision.Unclear, read.Opinions[0].Decision);
        Assert.Contains(read.Opinions[0].Evidence, e => e.Rule == "Enclosed");
    }

    [Fact]
    public void A_file_that_is_broken_anywhere_breaks_nothing_and_never_approves_what_it_does_not_say()
    {
        byte[][] seeds =
        [
            Tnef([(PlainBody, Unicode("반려합니다.")), (HtmlBody, Encoding.UTF8.GetBytes("<p>반려합니다.</p>"))]),
            Tnef([(RtfBody, Uncompressed(@"{\rtf1\ansi\ansicpg949 {\b \'b9\'dd\'b7\'c1}\u54633?\u45768?\u45796?\par}"))]),
            Tnef([(RtfBody, Compressed(Encoding.ASCII.GetBytes(@"{\rtf1\ansi{\colortbl;} \bin4 abcd rejected}")))]),
        ];
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 3], Gen.Double[0, 1], Gen.Byte, Gen.Int[1, 12]).Array[1, 6]).Sample((seed, edits) =>
        {
            var file = seeds[seed].ToList();
            foreach (var (kind, place, value, length) in edits)
            {
                var at = (int)(place * file.Count);
                if (kind == 0) file.InsertRange(at, Enumerable.Repeat(value, length));
                else if (kind == 1) file.RemoveRange(at, Math.Min(length, file.Count - at));
                else if (at < file.Count) file[at] = value;
            }
            var read = Read(Wrapped([.. file]));
            Assert.Null(read.Unreadable);
            Assert.DoesNotContain(read.Opinions, o => o.Decision == Decision.Approve);
        }, iter: Often.Times(500));
    }

    [Theory]
    [InlineData("{", 400_000)]
    [InlineData("{\\b ", 100_000)]
    [InlineData("\\'b0\\u44048?", 40_000)]
    [InlineData("{\\*\\htmltag <p>}", 30_000)]
    [InlineData("\\bin2000000000 ", 30_000)]
    public void Rich_text_made_to_break_a_reader_is_read_or_is_unclear(string piece, int times)
    {
        var read = Read(Mail((RtfBody, Uncompressed("{\\rtf1\\fromhtml1 " + new StringBuilder().Insert(0, piece, times)))));
        Assert.Null(read.Unreadable);
        Assert.NotEqual(Decision.Approve, read.Opinions[0].Decision);
    }

    private static void AssertSays(string text, Decision decision, byte[] mail)
    {
        var read = Read(mail);
        Assert.Equal((text, decision), (read.VisibleText, read.Opinions[0].Decision));
    }

    private static ReadReply Read(byte[] mail) => TestMail.Read(mail);

    private static byte[] Mail(params (int Property, byte[] Value)[] properties) => Wrapped(Tnef(properties));

    private static byte[] Mail(string beside, params (int Property, byte[] Value)[] properties) => TestMail.Write(
        "--b\nContent-Type: text/plain; charset=utf-8\n\n" + beside + "\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
        + Convert.ToBase64String(Tnef(properties)) + "\n--b--\n", contentType: "multipart/mixed; boundary=b");

    private static byte[] Wrapped(byte[] tnef) => TestMail.Write(
        "--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=winmail.dat\n\n"
        + Convert.ToBase64String(tnef) + "\n--b--\n", contentType: "multipart/mixed; boundary=b");

    private static byte[] Unicode(string text) => [.. Encoding.Unicode.GetBytes(text), 0, 0];

    // MS-OXTNEF: signature, key, then attributes of level, tag, length, bytes and checksum.
    private static byte[] Tnef((int Property, byte[] Value)[] properties)
    {
        using var list = new MemoryStream();
        Write(list, properties.Length);
        foreach (var (property, value) in properties)
        {
            Write(list, property << 16 | (property is RtfBody or HtmlBody ? 0x0102 : 0x001F));
            Write(list, 1);
            Write(list, value.Length);
            list.Write(value);
            list.Write(new byte[(4 - value.Length % 4) % 4]);
        }
        using var file = new MemoryStream();
        Write(file, 0x223E9F78);
        file.Write([1, 0]);
        Attribute(file, 0x00089006, [0, 0, 1, 0]);
        Attribute(file, 0x00069007, [0xB5, 3, 0, 0, 0, 0, 0, 0]);
        Attribute(file, 0x00069003, list.ToArray());
        return file.ToArray();
    }

    private static void Attribute(MemoryStream file, int tag, byte[] value)
    {
        file.WriteByte(1);
        Write(file, tag);
        Write(file, value.Length);
        file.Write(value);
        var sum = (ushort)value.Sum(b => b);
        file.Write([(byte)sum, (byte)(sum >> 8)]);
    }

    private static void Write(MemoryStream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }

    // MS-OXRTFCP: the head says that what follows is not compressed.
    private static byte[] Uncompressed(string rtf)
    {
        var raw = Encoding.UTF8.GetBytes(rtf);
        return Headed(raw.Length, 0x414C454D, 0, raw);
    }

    // Eight letters a run, none of them a reference to earlier ones; then the reference that ends the text.
    private static byte[] Compressed(byte[] raw)
    {
        using var runs = new MemoryStream();
        var at = 0;
        for (; raw.Length - at >= 8; at += 8)
        {
            runs.WriteByte(0);
            runs.Write(raw, at, 8);
        }
        var left = raw.Length - at;
        runs.WriteByte((byte)(1 << left));
        runs.Write(raw, at, left);
        var end = (207 + raw.Length) % 4096;
        runs.Write([(byte)(end >> 4), (byte)(end << 4)]);
        return Headed(raw.Length, 0x75465A4C, Checksum(runs.ToArray()), runs.ToArray());
    }

    private static byte[] Headed(int length, int kind, uint checksum, byte[] content)
    {
        using var stream = new MemoryStream();
        Write(stream, content.Length + 12);
        Write(stream, length);
        Write(stream, kind);
        Write(stream, (int)checksum);
        stream.Write(content);
        return stream.ToArray();
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = 0u;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var i = 0; i < 8; i++) sum = (sum & 1) != 0 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
        }
        return sum;
    }
}
