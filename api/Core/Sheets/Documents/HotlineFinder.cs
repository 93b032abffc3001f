using System.Text.RegularExpressions;
namespace ConsultAddin.Core.Sheets.Documents;
internal static partial class HotlineFinder
{
    public static IEnumerable<(int Start, int Length)> Find(string text) => Number().Matches(text).Select(m => (m.Index, m.Length));
    [GeneratedRegex("02[-) ]{0,2}120")] private static partial Regex Number();
}
