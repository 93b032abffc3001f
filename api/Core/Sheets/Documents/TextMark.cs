namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Signs around text that stands in a mail or document and isn't said by it: struck out by hand, or made invisible. With them it is
/// another text than the sheet's, and whoever looks at the difference sees why.
/// </summary>
internal static class TextMark
{
    /// <summary>Struck through.</summary>
    public const string Struck = "취소선";

    /// <summary>Not shown.</summary>
    public const string Hidden = "숨긴 글";

    /// <summary>What ends a mark.</summary>
    public const char End = '〕';

    /// <summary>What begins a mark.</summary>
    public static string Begin(string mark) => $"〔{mark}: ";
}
