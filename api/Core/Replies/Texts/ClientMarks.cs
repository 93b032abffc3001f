using MimeKit.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>What each mail client writes into its markup around the mail being answered, and around a signature.</summary>
internal static class ClientMarks
{
    /// <summary>Marks of an element, for itself and all inside it.</summary>
    public static LineMark Of(HtmlTagToken tag)
    {
        var mark = LineMark.None;
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Value is not { Length: > 0 and < 500 } value) continue;
            if (attribute.Name.Equals("id", StringComparison.OrdinalIgnoreCase)) mark |= OfId(value);
            else if (attribute.Name.Equals("class", StringComparison.OrdinalIgnoreCase))
                foreach (var name in value.Split(' ', StringSplitOptions.RemoveEmptyEntries)) mark |= OfClass(name);
        }
        return mark;
    }

    /// <summary>Marks that an element has by what it is.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="name">Its name, lower case.</param>
    /// <param name="style">Its style as <see cref="Style"/> gives it.</param>
    public static LineMark OfElement(HtmlTagToken tag, string name, string style) => OfLetters(style) | name switch
    {
        "td" or "th" => LineMark.Cell,
        "a" when Attribute(tag, "href") is not null => LineMark.Link,
        "div" when style.Contains("border-left:solid", StringComparison.Ordinal) => LineMark.Barred,
        "b" or "strong" => LineMark.Bold,
        "i" or "em" => LineMark.Slanted,
        _ => LineMark.None,
    };

    /// <summary>Containers that hold the mail being answered and nothing else; text beside them is the person's own.</summary>
    public static bool IsQuotation(HtmlTagToken tag) =>
        tag.Id != HtmlTagId.BlockQuote && HasClass(tag, "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra", "zoho_quote", "moz-forward-container", "__pbConvBody",
            "hiworks_quote", "quoted-mail", "original-message");

    /// <summary>A rule by which a client parts the answer from the mail being answered.</summary>
    public static bool IsSeparator(HtmlTagToken tag) =>
        // Outlook on the web, Zimbra, Daou groupware.
        Attribute(tag, "id") is "stopSpelling" or "zwchr" || tag.Attributes.Any(a => a.Name.Equals("dze_content_sep", StringComparison.OrdinalIgnoreCase))
        || Attribute(tag, "data-marker") is "__DIVIDER__";

    /// <summary>The element's style, lower case, without white space.</summary>
    public static string Style(HtmlTagToken tag)
    {
        if (Attribute(tag, "style") is not { Length: > 0 } style) return "";
        return style.AsSpan().ContainsAny(" \t\r\n\f") ? string.Concat(style.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant() : style.ToLowerInvariant();
    }

    /// <summary>A blockquote by which a person indents own words: Gmail's and Outlook's indent button writes one without a line.</summary>
    public static bool IsIndentation(HtmlTagToken tag, string style) =>
        Attribute(tag, "type") is null && Attribute(tag, "cite") is null && Attribute(tag, "class") is null
        && style.Contains("border:none", StringComparison.Ordinal) && style.Contains("40px", StringComparison.Ordinal);

    /// <summary>A paragraph without space above it, as Outlook and most Korean web editors write each line.</summary>
    public static bool IsTight(HtmlTagToken tag, string style) =>
        HasClass(tag, "MsoNormal", "MsoPlainText", "MsoListParagraph", "p1", "p2", "xmsonormal", "xMsoNormal")
        || style.Contains("margin:0", StringComparison.Ordinal) || style.Contains("margin-top:0", StringComparison.Ordinal);

    private static LineMark OfLetters(string style) =>
        (style.Contains("font-weight:bold", StringComparison.Ordinal) || style.Contains("font-weight:700", StringComparison.Ordinal) ? LineMark.Bold : LineMark.None)
        | (style.Contains("font-style:italic", StringComparison.Ordinal) ? LineMark.Slanted : LineMark.None);

    private static LineMark OfId(string id) => id switch
    {
        // Outlook on the web and new Outlook; Outlook for Mac, iOS and Android; Outlook.com's older forms.
        "appendonsend" or "divRplyFwdMsg" or "mail-editor-reference-message-container" or "ms-outlook-mobile-body-separator-line"
            or "OLK_SRC_BODY_SECTION" or "divtagdefaultwrapper-quoted" or "isReplyContent" or "isForwardContent" => LineMark.OriginalFollows,
        "reply-intro" => LineMark.QuotationHeader,
        "Signature" or "AppleMailSignature" or "ms-outlook-mobile-signature" or "signature" or "sign" or "spark_signature" or "protonmail_signature_block" => LineMark.Signature,
        _ when id.StartsWith("AppleMailSignature", StringComparison.Ordinal) => LineMark.Signature,
        _ => LineMark.None,
    };

    private static LineMark OfClass(string name) => name switch
    {
        "gmail_attr" or "moz-cite-prefix" or "__pbConvHr" or "yahoo_quoted_header" => LineMark.QuotationHeader,
        "OutlookMessageHeader" => LineMark.OriginalFollows,
        "gmail_signature" or "moz-signature" or "protonmail_signature_block" or "Signature" => LineMark.Signature,
        _ => LineMark.None,
    };

    private static bool HasClass(HtmlTagToken tag, params ReadOnlySpan<string> names)
    {
        if (Attribute(tag, "class") is not { Length: < 500 } value) return false;
        foreach (var name in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (names.Contains(name)) return true;
        }
        return false;
    }

    private static string? Attribute(HtmlTagToken tag, string name)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return attribute.Value;
        }
        return null;
    }
}
