using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>By what the person who writes a mail can be known in it: the address's name, and the names by which they introduce themselves or sign.</summary>
internal sealed partial class Writer
{
    private readonly string _display;
    private readonly string _ownPart;
    private HashSet<string>? _known;

    /// <summary>Knows a writer.</summary>
    /// <param name="displayName">The display name of who writes the mail.</param>
    /// <param name="ownPart">What stands above the mail being answered, a signature included.</param>
    public Writer(string displayName, string ownPart)
    {
        (_display, _ownPart) = (displayName.Trim(), ownPart);
    }

    /// <summary>Whether the address has an office's name, so that the person's isn't known by it.</summary>
    public bool IsOffice => _display.Length > 0 && !Persons(_display).Any();

    // Looked for when first asked: most mails have no words between the lines.
    private HashSet<string> Names => _known ??= NamesIn(_display, _ownPart);

    private static HashSet<string> NamesIn(string display, string ownPart)
    {
        var names = Persons(display).ToHashSet();
        foreach (var line in ownPart.Split('\n'))
        {
            if (line.Length > LongestLine) continue;
            foreach (System.Text.RegularExpressions.Match match in Introduction().Matches(line)) names.Add(match.Groups["name"].Value);
            if (SignatureBlock.IsName(line)) names.UnionWith(Persons(line));
        }
        return names;
    }

    /// <summary>Whether it is the writer's name: the address's whole one, or the person's.</summary>
    public bool IsNamed(string name) => name.Length >= 2 && (name == _display || Names.Contains(name));

    /// <summary>Whether it is the person's name, and no office's.</summary>
    public bool IsPerson(string name) => IsNamed(name) && !(IsOffice && name == _display);

    /// <summary>Whether a line at the end of words is the writer's: it holds the person's name, or says farewell in the office's.</summary>
    public bool Signs(string line) =>
        Persons(line).Any(Names.Contains) || _display.Length >= 2 && SignatureBlock.IsClosing(line) && line.Contains(_display, StringComparison.Ordinal);

    /// <summary>Whether an office is the writer's, by the address's name: 재단 is 120다산콜재단's, 시민봉사담당관실 is 시민봉사담당관's.</summary>
    public bool IsOf(string office) =>
        office.Length >= 2 && _display.Length >= 2 && office is not ("시민" or "담당" or "봉사" or "민원" or "상담" or "다산" or "다산콜" or "120") && (_display.Contains(office, StringComparison.Ordinal) || office.Contains(_display, StringComparison.Ordinal));

    /// <summary>The names of persons in a line that holds little else.</summary>
    public static IEnumerable<string> Persons(string line)
    {
        if (line.Length > LongestLine) yield break;
        foreach (var part in line.Split([' ', '/', ',', '|', '(', ')', '·', '<', '>', '"', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Length >= 2 && SignatureBlock.IsName(part) && !SignatureBlock.IsOffice(part) && !IsNoName(part)) yield return part;
        }
    }

    // "[서울시]" begins a notice, and "배상" ends a name.
    private static bool IsNoName(string word) => word == "배상" || word.EndsWith('시') || word.EndsWith('청');

    private const int LongestLine = 200;

    // "시민봉사담당관 김민수입니다", "장미란 주무관입니다"
    [GeneratedRegex(@"(?:^|[\s,.])(?<name>[가-힣]{3,4})(?:\s?(?:주무관|팀장|과장|사무관|대리|차장|부장|매니저|실장|선임|책임))?(?:입니다|이에요|예요)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Introduction();
}
