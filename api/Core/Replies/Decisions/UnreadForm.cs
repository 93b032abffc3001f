namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// A form of which <see cref="ChoiceReader"/> found nothing ticked: it offers yes and no beside each other, leaves a blank open, or ticks in a way
/// that isn't known. Words of approval in it are the form's, not the writer's.
/// </summary>
internal static class UnreadForm
{
    // What a form offers against a yes; said of oneself it goes on: 부동의할 이유, 반대하지 않습니다.
    private static readonly Pattern No = Pattern.Of(
        @"(?:부동의|미동의|비동의|불승인)(?!\s?(?:할|하지|하는|하려|사유|이유|의견|여부|는\s?(?:아|지)|가\s?아|에서|였|이었|를\s?철회|철회|를\s?취소|라고|로\s?(?:나간|잘못)|시\s|공문))|반대(?=\s?(?:[)\]」』|/:○●■□☐☑,]|에\s?[○OV체표]|\s[○●]|\s*(?:\n|$)))|아니[오요](?=\s*(?:[)\]|/○●■□☐☑(:：-]|\n|$))|(?<![A-Za-z])(?<!(?i:n't|n’t|not|hardly|never|we|i|to)\s)(?i:disagree|disapprove)(?![A-Za-z])|(?<![A-Za-z])Y\s?/\s?N(?![A-Za-z])|(?<![A-Za-z])[OＯ○]\s?/\s?[XＸ×](?![A-Za-z])");

    // Unfilled, left out, or said to be so.
    private static readonly Pattern Blank = Pattern.Of(@"\(\s{2,}\)|_{3,}|무응답|미응답|미선택|미기재|미체크|빈\s?칸|공란|비어\s?있");

    // A list of items with signs behind them, one of which is a no; 문제 X is none.
    private static readonly Pattern Sign = Pattern.Of(@"(?<!(?:문제|이견|이의|이상|의견|특이사항|사항|해당|수정|조건|질문|추가)\s?[:：]?\s?)(?<![A-Za-z0-9])[Xx×✗✘△](?![A-Za-z0-9])|(?<![.…·])[.…·]{3,60}\s{0,9}(?:N|No|아니오)\s*(?:\n|$)");

    // An empty box before a yes, where another box is ticked.
    private static readonly Pattern Empty = Pattern.Of(@"[□☐▢◯]\s?[^\n□☐▢■☑✓✔]{0,20}(?:동의|승인|찬성|적합|(?i:approve|agree))");
    private static readonly Pattern Ticked = Pattern.Of("[☑✓✔☒▣]");

    // A sentence of one's own beside it.
    private static readonly Pattern Own = Pattern.Of(@"(?<![부미비불])(?:동의|승인|찬성)\s?(?:합니다|입니다|해요|하겠습니다|드립니다|예요|이에요|요|함)(?![가-힣])|(?:보내|발송하|진행하)(?:시면\s?됩니다|셔도\s?됩니다|세요|십시오|시기\s?바랍니다)");

    /// <summary>Whether an answer holds one, and no line of it says yes in a sentence of its own.</summary>
    /// <param name="text">The words, composed, with their references: where one was taken out, no blank is open.</param>
    /// <param name="said">The clauses.</param>
    public static bool IsIn(string text, IReadOnlyList<Clause> said) =>
        !said.Any(c => c is { Ticked: true, Act: Act.Yes })
        && (IsPart(text) || Ticked.IsMatch(text) && Empty.IsMatch(text))
        && !text.Split('\n').Any(l => Own.IsMatch(l) && !IsPart(l) && !Empty.IsMatch(l) && l.TrimStart() is not ['(' or '~' or '|', ..]);

    private static bool IsPart(string text) => No.IsMatch(text) || Blank.IsMatch(text) || Sign.IsMatch(text);
}
