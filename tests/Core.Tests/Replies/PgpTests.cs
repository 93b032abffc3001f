using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>OpenPGP written into the text of a mail.</summary>
public sealed class PgpTests
{
    private const string Signature = "-----BEGIN PGP SIGNATURE-----\nVersion: GnuPG v2\n\niQEzBAEBCAAdFiEEabcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL\nMNOPQRST+/==\n=aB3d\n-----END PGP SIGNATURE-----";

    [Theory]
    [InlineData("")]
    [InlineData("승인합니다.\n\n")]
    public void An_encrypted_message_in_the_text_is_unclear_like_an_encrypted_mail(string before)
    {
        var read = TestMail.Read(before + "-----BEGIN PGP MESSAGE-----\n\nhQEMA5Jq8aaaaaaaaaAQf/Zabcdefghijklmnopqrstuvwxyz0123456789ABCDE\n=aB3d\n-----END PGP MESSAGE-----\n");
        Assert.Equal(Decision.Unclear, read.Opinions[0].Decision);
        Assert.Contains(read.Opinions[0].Evidence, e => e.Rule == "Encrypted");
    }

    [Fact]
    public void One_in_html_is_unclear_too()
    {
        var read = TestMail.Read(TestMail.Write("<p>승인합니다.</p><pre>-----BEGIN PGP MESSAGE-----\n\nhQEMA5Jq8aaaaaaaaaAQf\n-----END PGP MESSAGE-----</pre>", contentType: "text/html; charset=utf-8"));
        Assert.Equal(Decision.Unclear, read.Opinions[0].Decision);
    }

    [Fact]
    public void A_quoted_one_changes_nothing() =>
        Assert.Equal(Decision.Approve, TestMail.Read("승인합니다.\n\n> -----BEGIN PGP MESSAGE-----\n>\n> hQEMA5Jq8\n> -----END PGP MESSAGE-----\n").Opinions[0].Decision);

    [Theory]
    [InlineData("승인합니다.", "승인합니다.")]
    [InlineData("- - 문구를 고쳐 주세요.\n- - 다시 보내 주세요.", "- 문구를 고쳐 주세요.\n- 다시 보내 주세요.")]
    [InlineData("승인합니다.\n\n- --\n박지영\n02-2133-0000", "승인합니다.")]
    [InlineData("> 14시 발송이 맞습니까?\n네, 승인합니다.", "네, 승인합니다.")]
    [InlineData("승인합니다.\n\n- -----Original Message-----\nFrom: a@b.example\nSent: Tuesday\nTo: c@d.example\nSubject: e\n\n반려합니다.", "승인합니다.")]
    public void What_is_clear_signed_is_read_out_of_its_frame(string written, string expected)
    {
        foreach (var hash in new[] { "Hash: SHA512\n\n", "\n" })
            Assert.Equal(expected, TestMail.Read("-----BEGIN PGP SIGNED MESSAGE-----\n" + hash + written + "\n" + Signature + "\n").VisibleText);
    }

    [Fact]
    public void Words_behind_the_signature_or_in_its_place_are_read_as_well()
    {
        var behind = TestMail.Read("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n승인합니다.\n" + Signature + "\n단, 문구를 고친 뒤에 보내 주세요.");
        Assert.Equal("승인합니다.\n단, 문구를 고친 뒤에 보내 주세요.", behind.VisibleText.Replace("\n\n", "\n", StringComparison.Ordinal));
        var inside = TestMail.Read("-----BEGIN PGP SIGNED MESSAGE-----\n\n승인합니다.\n-----BEGIN PGP SIGNATURE-----\n단, 문구를 고친 뒤에 보내 주세요.\n");
        Assert.NotEqual(Decision.Approve, inside.Opinions[0].Decision);
    }

    [Fact]
    public void A_signature_proves_nothing_of_the_sender()
    {
        var read = TestMail.Read(TestMail.Write("-----BEGIN PGP SIGNED MESSAGE-----\n\n승인합니다.\n" + Signature, results: null));
        Assert.Equal((Decision.Approve, SenderCheck.None), (read.Opinions[0].Decision, read.Sender.Check));
    }
}
