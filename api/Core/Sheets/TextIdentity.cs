using System.Security.Cryptography;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// When two texts are the same text: identity <c>n1</c>. A revision, an approval and a clearance are bound to it, so it
/// never changes; another rule would be <c>n2</c>. Golden vectors are in the tests and shared with the pane.
/// </summary>
public static class TextIdentity
{
    /// <summary>
    /// The text as identity sees it: Unicode NFC, CR and CRLF as LF, no blanks at the ends of lines, neither blanks nor
    /// line ends at the end. A lone surrogate becomes U+FFFD. Normalising twice changes nothing more.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new NormalizedText(text).Value;
    }

    /// <summary>
    /// <c>n1:</c> and the SHA-256, in lower-case hexadecimal, over the UTF-8 JSON
    /// <c>[[text,[[start,length,name,example,longest]…],sender]…]</c> without blanks. Offsets count code points of the
    /// normalised text; names and values are normalised like texts; the sender is its digits with +82 as 0. Strings are
    /// escaped as ECMAScript's <c>JSON.stringify</c> does.
    /// </summary>
    public static string Hash(IReadOnlyList<Message> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return "n1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json(messages))));
    }

    /// <summary>
    /// The digits of a sender number, full-width ones as plain, a leading +82 as 0: <c>+82-2-120</c> and <c>02)120</c>
    /// are both <c>02120</c>. Empty where there is no digit.
    /// </summary>
    public static string SenderDigits(string sender)
    {
        ArgumentNullException.ThrowIfNull(sender);
        var digits = new StringBuilder(sender.Length);
        var international = false;
        foreach (var rune in sender.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
                digits.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else if (rune.Value is '+' or '＋' && digits.Length == 0)
                international = true;
        }

        if (!international || !digits.ToString().StartsWith("82", StringComparison.Ordinal))
            return digits.ToString();
        // "+82 (0)2-120" writes the trunk zero, "+82 2-120" leaves it out.
        return "0" + digits.ToString(2, digits.Length - 2).TrimStart('0');
    }

    /// <summary>
    /// What a text may not contain when it enters: control characters other than tab and line ends, line and paragraph
    /// separators, bidi controls, everything without width that could hide in a text, and lone surrogates. A joiner
    /// (U+200D) and a variation selector (U+FE0F) inside an emoji are allowed. Empty for a clean text.
    /// </summary>
    public static IReadOnlyList<TextRefusal> Refusals(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InvisibleCharacters.Find(text);
    }

    internal static string Json(IReadOnlyList<Message> messages)
    {
        var json = new StringBuilder("[");
        foreach (var message in messages)
        {
            var text = new NormalizedText(message.Text);
            json.Append(json.Length > 1 ? ",[" : "[");
            AppendString(json, text.Value);
            json.Append(",[");
            var first = true;
            foreach (var variable in message.Variables)
            {
                var (start, length) = text.Move(variable.Start, variable.Length);
                json.Append(first ? "[" : ",[").Append(start).Append(',').Append(length);
                foreach (var value in (ReadOnlySpan<string>)[variable.Name, variable.Example, variable.Longest])
                    AppendString(json.Append(','), Normalize(value));
                json.Append(']');
                first = false;
            }

            AppendString(json.Append("],"), SenderDigits(message.Sender));
            json.Append(']');
        }

        return json.Append(']').ToString();
    }

    private static void AppendString(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }

        json.Append('"');
    }
}

/// <summary>A character that a text may not contain.</summary>
/// <param name="Start">Its offset in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units, 1 or 2.</param>
/// <param name="CodePoint">Its number in Unicode.</param>
/// <param name="Name">What it is, in Korean, such as <c>폭 없는 공백</c>.</param>
public readonly record struct TextRefusal(int Start, int Length, int CodePoint, string Name);
