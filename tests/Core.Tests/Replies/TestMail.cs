using System.Text;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Writes mails for tests, and reads them under the corpus's settings.</summary>
internal static class TestMail
{
    public const string Dmarc = "spf=pass (sender IP is 203.0.113.9) smtp.mailfrom=dasan120.example; dkim=pass (signature was verified) header.d=dasan120.example;dmarc=pass action=none header.from=dasan120.example;compauth=pass reason=100";

    public static byte[] Write(string body, string from = "120다산콜재단 <ops@dasan120.example>", string? results = Dmarc,
        string subject = "RE: [사전협의 C2026-00142-L] 한파대응팀 · 한파쉼터 안내 · 11/24 14:00 발송", string inReplyTo = "<" + TestThread.SheetId + ">",
        string contentType = "text/plain; charset=utf-8", string headers = "")
    {
        var mail = new StringBuilder();
        if (results is not null) mail.Append("Authentication-Results: ").Append(results).Append("\r\n");
        mail.Append("From: ").Append(from).Append("\r\nTo: minsu@seoul.example\r\nSubject: ").Append(subject)
            .Append("\r\nMessage-ID: <reply@dasan120.example>\r\nDate: Tue, 24 Nov 2026 10:00:00 +0900\r\n");
        if (inReplyTo.Length > 0) mail.Append("In-Reply-To: ").Append(inReplyTo).Append("\r\n");
        mail.Append(headers).Append("MIME-Version: 1.0\r\nContent-Type: ").Append(contentType).Append("\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").Append(body.ReplaceLineEndings("\r\n"));
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    public static ReadReply Read(byte[] mail, ReaderSettings? settings = null) => ReplyReader.Read(mail, settings ?? CorpusSettings.Create(), CorpusSettings.ReceivedAt);

    public static ReadReply Read(string body) => Read(Write(body));
}
