using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Replies.Senders;

/// <summary>
/// Addresses made to be taken for another one. Letters of other scripts are compared by their shape, after Unicode's
/// confusables (UTS 39), as far as they can stand in a domain name; then digits and pairs that read alike, and one typing error.
/// </summary>
internal static class LookAlike
{
    // The shapes of UTS 39's confusables.txt that fall on a-z or a digit and that IDNA allows in a name.
    private static readonly Dictionary<char, string> Shapes = Build(
        ("a", "аɑαａ"), ("b", "ЬƄɓЪвβ"), ("c", "сϲсⅽ"), ("d", "ԁɗđ"), ("e", "еҽєёε"), ("f", "ƒ"), ("g", "ɡɢ"), ("h", "һհНн"),
        ("i", "іıɩιӏїⅰ"), ("j", "јϳ"), ("k", "κкқ"), ("l", "ⅼӏƖɭł"), ("m", "мⅿ"), ("n", "ոпηռ"), ("o", "оοօσ౦০ȯøө"), ("p", "рρ"),
        ("q", "ԛզ"), ("r", "гᴦ"), ("s", "ѕʂ"), ("t", "тτ"), ("u", "υսцʋ"), ("v", "νѵⅴ"), ("w", "ԝшωա"), ("x", "хχⅹ"), ("y", "уүγ"),
        ("z", "ʐᴢ"));

    /// <summary>The address of <paramref name="protectedAddresses"/> that the sender imitates; null for none.</summary>
    /// <param name="address">The From address.</param>
    /// <param name="displayName">The name beside it: an address written there that is not the real one is imitation, too.</param>
    /// <param name="protectedAddresses">Addresses of bodies and members.</param>
    public static string? Of(string? address, string displayName, IEnumerable<string> protectedAddresses)
    {
        var known = protectedAddresses.ToList();
        if (address is not null && known.Any(k => MailDomain.SameAddress(k, address))) return null;

        var name = Fold(displayName);
        var (local, domain) = address is null ? ("", "") : Split(address);
        foreach (var candidate in known)
        {
            if (ContainsAddress(name, Fold(candidate))) return candidate;
            if (address is null) continue;
            var (knownLocal, knownDomain) = Split(candidate);
            if (domain == knownDomain)
            {
                if (local == knownLocal) continue;
                if (Skeleton(local) == Skeleton(knownLocal)) return candidate;
            }
            else if (Skeleton(domain) == Skeleton(knownDomain)
                || (Skeleton(local) == Skeleton(knownLocal) && knownDomain.Length >= 6 && IsOneSlip(domain, knownDomain)))
            {
                return candidate;
            }
        }
        return null;
    }

    private static (string Local, string Domain) Split(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? (address.ToLowerInvariant(), "") : (address[..at].ToLowerInvariant(), MailDomain.Display(address[(at + 1)..]));
    }

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    private static bool ContainsAddress(string text, string address)
    {
        for (var at = text.IndexOf(address, StringComparison.Ordinal); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.Ordinal))
        {
            var end = at + address.Length;
            if ((at == 0 || !IsAddressLetter(text[at - 1])) && (end == text.Length || !IsAddressLetter(text[end]))) return true;
        }
        return false;
    }

    private static bool IsAddressLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    private static string Skeleton(string text)
    {
        var shape = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format || c is '-' or '_') continue;
            shape.Append(Shapes.TryGetValue(c, out var like) ? like : c.ToString());
        }
        return shape.Replace("rn", "m").Replace("vv", "w").Replace("cl", "d").Replace('0', 'o').Replace('1', 'l').Replace('i', 'l').ToString();
    }

    // One letter more, less, another, or two neighbours exchanged.
    private static bool IsOneSlip(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 1) return false;
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start]) start++;
        var a = left.AsSpan(start);
        var b = right.AsSpan(start);
        if (left.Length != right.Length) return left.Length > right.Length ? a[1..].SequenceEqual(b) : a.SequenceEqual(b[1..]);
        if (a.Length == 0) return false;
        return a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }

    private static Dictionary<char, string> Build(params (string Latin, string Shapes)[] rows)
    {
        var map = new Dictionary<char, string>();
        foreach (var (latin, shapes) in rows)
        {
            foreach (var shape in shapes) map.TryAdd(shape, latin);
        }
        return map;
    }
}
