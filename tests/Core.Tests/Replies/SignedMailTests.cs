using System.Formats.Asn1;
using System.Text;
using ConsultAddin.Core.Approvals;
using CsCheck;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>S/MIME whose words lie inside the signature: they are read like any mail's, and the signature proves nothing.</summary>
public sealed class SignedMailTests
{
    private const string Signature = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m";
    private const string Words = "Content-Type: text/plain; charset=utf-8\r\n\r\n";

    [Theory]
    [InlineData("승인합니다.", Decision.Approve, Signature)]
    [InlineData("승인하기 어렵습니다.", Decision.Reject, Signature)]
    [InlineData("승인합니다.", Decision.Approve, "application/pkcs7-mime; name=smime.p7m")]
    [InlineData("승인합니다.", Decision.Approve, "application/x-pkcs7-mime; smime-type=SIGNED-DATA")]
    public void Words_inside_a_signature_are_read(string text, Decision decision, string contentType) =>
        AssertSays(text, decision, Mail(Signed(Words + text), contentType));

    [Fact]
    public void They_are_read_however_the_program_cut_them_into_pieces() => AssertSays("승인합니다.", Decision.Approve, Mail(SignedInPieces(Words + "승인합니다.")));

    [Fact]
    public void They_have_parts_and_a_quotation_like_any_others() => AssertSays("승인합니다.", Decision.Approve, Mail(Signed(
        "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n" + Words + "승인합니다.\r\n\r\nOn Tue, Nov 24, 2026 at 9:12 AM 김민수 <minsu@seoul.example> wrote:\r\n> 반려합니다.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>승인합니다.</p><p style=\"display:none\">반려합니다.</p><div class=gmail_quote><div class=gmail_attr>On Tue, Nov 24, 2026 at 9:12 AM 김민수 wrote:</div><blockquote>반려합니다.</blockquote></div>\r\n--b--\r\n")));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(9, false)]
    public void A_signature_around_a_signature_is_opened_and_a_tower_of_them_is_not(int more, bool read)
    {
        var signed = Signed(Words + "승인합니다.");
        for (var i = 0; i < more; i++) signed = Signed($"Content-Type: {Signature}\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(signed)}\r\n");
        if (read) AssertSays("승인합니다.", Decision.Approve, Mail(signed));
        else AssertSealed(Mail(signed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MIAGCSqGSIb3DQEHAqCAMIACAQ==")]
    [InlineData("not base64 at all")]
    public void What_is_broken_stays_a_sealed_mail(string body) =>
        AssertSealed(TestMail.Write(body, contentType: Signature, headers: "Content-Transfer-Encoding: base64\r\n"));

    [Fact]
    public void What_is_encrypted_inside_a_signature_stays_sealed() => AssertSealed(Mail(Signed(
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHA6CAMIACAQ==\r\n")));

    [Fact]
    public void A_name_in_the_signature_changes_no_sender()
    {
        var signed = Signed("From: ops@dasan120.example\r\nAuthentication-Results: " + TestMail.Dmarc + "\r\n" + Words + "승인합니다.");
        var read = TestMail.Read([.. TestMail.Write("", from: "someone@elsewhere.example", contentType: Signature), .. signed]);
        Assert.Equal("someone@elsewhere.example", read.Sender.Address);
        Assert.False(read.Sender.Counts);
    }

    [Fact]
    public void Whatever_a_signature_holds_breaks_nothing()
    {
        byte[][] seeds = [Signed(Words + "반려합니다."), SignedInPieces(Words + "반려합니다.")];
        Gen.Select(Gen.Int[0, 1], Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1], Gen.Byte, Gen.Int[1, 40]).Array[1, 8]).Sample((seed, edits) =>
        {
            var file = seeds[seed].ToList();
            foreach (var (kind, place, value, length) in edits)
            {
                var at = (int)(place * file.Count);
                if (kind == 0) file.InsertRange(at, Enumerable.Repeat(value, length));
                else if (kind == 1) file.RemoveRange(at, Math.Min(length, file.Count - at));
                else if (at < file.Count) file[at] = value;
            }
            var read = TestMail.Read(Mail([.. file]));
            Assert.Null(read.Unreadable);
            Assert.DoesNotContain(read.Opinions, o => o.Decision == Decision.Approve);
        }, iter: Often.Times(500));
    }

    private static void AssertSays(string text, Decision decision, byte[] mail)
    {
        var read = TestMail.Read(mail);
        Assert.Equal((text, decision), (read.VisibleText, read.Opinions[0].Decision));
    }

    private static void AssertSealed(byte[] mail)
    {
        var read = TestMail.Read(mail);
        Assert.Equal(("", Decision.Unclear), (read.VisibleText, read.Opinions[0].Decision));
        Assert.Contains(read.Opinions[0].Evidence, e => e.Rule == "Encrypted");
    }

    private static byte[] Mail(byte[] signed, string contentType = Signature) => [.. TestMail.Write("", contentType: contentType), .. signed];

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0);

    // RFC 5652, 5.1, without certificates and signers: nothing of them is read.
    private static byte[] Signed(string entity)
    {
        var file = new AsnWriter(AsnEncodingRules.DER);
        using (file.PushSequence())
        {
            file.WriteObjectIdentifier("1.2.840.113549.1.7.2");
            using (file.PushSequence(First))
            using (file.PushSequence())
            {
                file.WriteInteger(1);
                file.PushSetOf().Dispose();
                using (file.PushSequence())
                {
                    file.WriteObjectIdentifier("1.2.840.113549.1.7.1");
                    using (file.PushSequence(First)) file.WriteOctetString(Encoding.UTF8.GetBytes(entity));
                }
                file.PushSetOf().Dispose();
            }
        }
        return file.Encode();
    }

    // The same in BER, as programs write that sign while they read: lengths are left open, the words come in pieces.
    private static byte[] SignedInPieces(string entity)
    {
        var pieces = Encoding.UTF8.GetBytes(entity).Chunk(20).SelectMany(c => (byte[])[0x04, (byte)c.Length, .. c]).ToArray();
        byte[] signed = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2], data = [0x06, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
        return Open(0x30, [.. signed, .. Open(0xA0, Open(0x30, [0x02, 1, 1, 0x31, 0, .. Open(0x30, [.. data, .. Open(0xA0, Open(0x24, pieces))]), 0x31, 0]))]);
    }

    private static byte[] Open(byte tag, byte[] content) => [tag, 0x80, .. content, 0, 0];
}
