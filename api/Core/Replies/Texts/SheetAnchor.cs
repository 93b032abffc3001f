using System.Buffers;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>A sheet's first and last visible line, however a client rewrote the blanks in them.</summary>
internal static class SheetAnchor
{
    /// <summary>Whether a line is, or begins with, <c>120 사전협의서 C2026-00142-L · …</c>.</summary>
    public static bool IsFirst(string line) =>
        line.Length < 2000 && line.Contains("사전협의서", StringComparison.Ordinal) && Has(line, "120사전협의서C");

    /// <summary>Whether a line holds <c>협의서 끝 · C2026-00142-L · …</c>.</summary>
    public static bool HasLast(string line) =>
        line.Contains("협의서", StringComparison.Ordinal) && Squeeze(line).Contains("협의서끝", StringComparison.Ordinal) && Reference.FindAll(line).Count > 0;

    /// <summary>Whether a line is a fill code and nothing else.</summary>
    public static bool IsCode(string line) =>
        line.AsSpan().Trim(" \t*|·") is { Length: 8 } code && !code.ContainsAnyExcept(Hex);

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private static bool Has(string line, string start) => Squeeze(line).TrimStart('|', '*', '>', '-').StartsWith(start, StringComparison.Ordinal);

    private static string Squeeze(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
