namespace ConsultAddin.Core.Replies.Texts;

/// <summary>The labels under which clients repeat the head of the mail being answered.</summary>
internal static class HeaderLabels
{
    /// <summary>What a label stands for.</summary>
    public enum Field
    {
        /// <summary>No label.</summary>
        None,
        /// <summary>Who wrote it.</summary>
        From,
        /// <summary>When.</summary>
        Date,
        /// <summary>To whom.</summary>
        To,
        /// <summary>Copies.</summary>
        Cc,
        /// <summary>The subject.</summary>
        Subject,
        /// <summary>Other fields that stand in such a head.</summary>
        Other,
    }

    private const int LongestLabel = 24;

    private static readonly Dictionary<string, Field> Labels = Build(
        (Field.From, "from|보낸 사람|보낸사람|보낸이|보낸 이|발신|발신자|발신인|보내는 사람|보내는사람|작성자|von|de|de la part de|da|van|från|fra|od|от|от кого|від|差出人|发件人|寄件者|kimden|lähettäjä|feladó|expéditeur|mittente|remitente|afzender|avsändare|afsender|absender|nadawca|expediteur"),
        (Field.Date, "sent|date|보낸 날짜|보낸날짜|날짜|보낸일시|보낸 일시|보낸시간|보낸 시간|일시|발신일|발신일시|발송일시|작성일|gesendet|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada|enviada em|enviado em|data|fecha|inviato|inviata|verzonden|skickat|sendt|dato|wysłano|wysłane|отправлено|дата|надіслано|送信日時|发送时间|寄件日期|日期|lähetetty|päivämäärä|gönderildi|tarih|elküldve|sent at|message du|du"),
        (Field.To, "to|받는 사람|받는사람|받는이|받는 이|수신|수신자|수신인|an|à|a|para|aan|til|till|do|кому|宛先|收件人|kime|vastaanottaja|címzett|destinataire|destinatario|naar|komu|do kogo|ontvanger"),
        (Field.Cc, "cc|참조|참조인|숨은 참조|숨은참조|bcc|kopie|kopia|copie|copia|копия|копія|抄送|副本|kopi|cci|ccn|copie à|kopio|dw|udw"),
        (Field.Subject, "subject|제목|메일 제목|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|ämnet|emne|temat|тема|件名|主题|主旨|konu|aihe|tárgy|re"),
        (Field.Other, "importance|중요도|attachments|첨부|첨부파일|첨부 파일|reply-to|reply to|회신 주소|priority|wichtigkeit|importancia|organization|message-id|in-reply-to|x-mailer|newsgroups|priorité|importância"));

    /// <summary>Reads the label at the start of a line.</summary>
    /// <param name="line">The line, unquoted.</param>
    /// <param name="hasValue">Whether a value follows on the same line.</param>
    /// <param name="split">Whether the line is a label alone, without its colon, whose value follows on the next line (Daum).</param>
    public static Field Read(string line, out bool hasValue, out bool split)
    {
        (hasValue, split) = (false, false);
        // Groupware decorates its labels: "▶ 보낸사람 :", "[보낸 사람] …", "| 보낸사람 | … |".
        var bare = line.AsSpan().TrimStart();
        var text = bare.Trim(" \t*_·•|■▶►▷◆●○□※◎-[【\u00A0");
        if (text.IsEmpty) return Field.None;
        var head = text[..Math.Min(text.Length, LongestLabel + 4)];
        var colon = head.IndexOfAny(':', '：');
        if (colon < 0 && bare[0] is '[' or '【') colon = head.IndexOfAny(']', '】');
        if (colon < 0 && bare[0] == '|') colon = head.IndexOf('|');
        if (colon < 0)
        {
            split = text.Length <= LongestLabel && Find(text) != Field.None;
            return split ? Find(text) : Field.None;
        }
        var label = text[..colon].Trim(" \t*_]】\u00A0");
        if (label.Length is 0 or > LongestLabel) return Field.None;
        hasValue = !text[(colon + 1)..].Trim(" \t*_").IsEmpty;
        return Find(label);
    }

    private static Field Find(ReadOnlySpan<char> label)
    {
        Span<char> lower = stackalloc char[LongestLabel];
        if (label.Length > LongestLabel) return Field.None;
        var length = label.ToLowerInvariant(lower);
        return length > 0 && Labels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out var field) ? field : Field.None;
    }

    private static Dictionary<string, Field> Build(params (Field Field, string Labels)[] rows)
    {
        var map = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var (field, labels) in rows)
        {
            foreach (var label in labels.Split('|')) map.TryAdd(label, field);
        }
        return map;
    }
}
