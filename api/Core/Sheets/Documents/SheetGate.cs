using System.Globalization;
using System.Xml;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Refuses a sheet that no mail and no document could carry unchanged, before anything is written: half a sheet is worse
/// than none.
/// </summary>
internal static class SheetGate
{
    /// <summary>Passes a sheet on, or refuses it.</summary>
    /// <exception cref="SheetRefusedException">A field holds what cannot be written or would not be found again.</exception>
    public static void Pass(FilledSheet filled)
    {
        ArgumentNullException.ThrowIfNull(filled);
        var first = Anchors.First(filled.Reference, filled.Revision, filled.FillCode);
        var last = Anchors.Last(filled.Reference, filled.FillCode);
        foreach (var (path, value) in SheetValues.Of(filled.Sheet))
        {
            if (IllegalAt(value) is var at and >= 0)
            {
                throw new SheetRefusedException(path, string.Create(CultureInfo.InvariantCulture,
                    $"메일과 문서에 담을 수 없는 문자(U+{(int)value[at]:X4})가 {at + 1}번째 자리에 있습니다. 그 문자를 지워 주세요."));
            }

            // A quoted anchor inside a field would take the place of this sheet's own when the sent mail is read.
            if (value.Contains("사전협의서", StringComparison.Ordinal) && Anchors.Find($"{first}\n{value}\n{last}") is not [{ Start: 0 }])
            {
                throw new SheetRefusedException(path,
                    "다른 협의서의 첫 줄('120 사전협의서 C…')이 들어 있어 이 협의서를 다시 찾을 수 없습니다. 그 줄을 지워 주세요.");
            }
        }
    }

    /// <summary>The offset of the first character that XML 1.0 cannot hold, or a lone surrogate; -1 where there is none.</summary>
    private static int IllegalAt(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                continue;
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                i++;
            else
                return i;
        }

        return -1;
    }
}
