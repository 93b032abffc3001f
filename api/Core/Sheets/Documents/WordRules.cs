using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>What no template may bring into documents that go out in a department's name.</summary>
internal static partial class WordRules
{
    /// <summary>Adds a refusal for each thing found.</summary>
    public static void Check(WordprocessingDocument document, TemplatePackage package, List<TemplateFinding> findings)
    {
        if (document.DocumentType is not (WordprocessingDocumentType.Document or WordprocessingDocumentType.Template)
            || package.Parts.Any(p => Programs().IsMatch(p.Key)))
        {
            Refuse("매크로나 프로그램이 들어 있습니다. '워드 문서(.docx)'로 다시 저장해 올려 주세요.");
        }

        if (package.Parts.Any(p => Foreign().IsMatch(p.Key)))
            Refuse("다른 파일이 끼워 넣어져 있습니다. 끼워 넣은 개체를 지우고 다시 올려 주세요.");
        if (document.GetAllParts().Any(p => p.ExternalRelationships.Any()) || document.ExternalRelationships.Any())
            Refuse("바깥에 있는 파일을 불러오는 연결(연결된 그림, 서식 파일)이 들어 있습니다. 연결을 끊고 다시 올려 주세요.");
        if (document.GetAllParts().SelectMany(p => p.HyperlinkRelationships).Any(h => h.IsExternal && !(h.Uri.IsAbsoluteUri && h.Uri.Scheme is "http" or "https" or "mailto")))
            Refuse("누리집이나 전자우편 주소가 아닌 링크가 들어 있습니다. 그 링크를 지우고 다시 올려 주세요.");
        if (document.MainDocumentPart is not { } main)
            Refuse("본문이 없는 문서입니다. 워드에서 다시 저장해 올려 주세요.");
        else if (Codes(main).Any(code => Commands().IsMatch(code)))
            Refuse("다른 파일이나 프로그램을 부르는 필드가 들어 있습니다. 그 필드를 지우고 다시 올려 주세요.");

        void Refuse(string text) => findings.Add(new TemplateFinding("", Refuses: true, text));
    }

    // A field's code may be spread over many runs, so each part's codes are read as one text.
    private static IEnumerable<string> Codes(MainDocumentPart main) =>
        from part in TextParts(main)
        where part.RootElement is not null
        let code = new StringBuilder()
            .AppendJoin("", part.RootElement!.Descendants<FieldCode>().Select(c => c.Text))
            .Append(' ')
            .AppendJoin(' ', part.RootElement.Descendants<SimpleField>().Select(f => f.Instruction?.Value))
        select code.ToString();

    private static IEnumerable<OpenXmlPart> TextParts(MainDocumentPart main) =>
        main.Parts.Select(p => p.OpenXmlPart).Prepend(main).Where(p => p.ContentType.Contains("wordprocessingml", StringComparison.Ordinal));

    [GeneratedRegex(@"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX[^/]*|.*\.(?:exe|dll|js|vbs|bat|cmd|hta|lnk))$|/activeX/", RegexOptions.IgnoreCase)]
    private static partial Regex Programs();

    [GeneratedRegex(@"/(?:embeddings|afchunk[^/]*)(?:/|$|\.)|\.(?:ole|mht|html?|rtf)$|oleObject[0-9]*\.bin$", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();

    [GeneratedRegex(@"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|RD)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Commands();
}
