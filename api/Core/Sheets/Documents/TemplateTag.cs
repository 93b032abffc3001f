using System.Collections.Frozen;
using System.Globalization;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>What in a template stands once, and what is repeated.</summary>
internal enum TagList
{
    /// <summary>Once.</summary>
    None,
    /// <summary>For each message.</summary>
    Messages,
    /// <summary>For each question.</summary>
    Questions,
    /// <summary>For each body.</summary>
    Opinions,
}

/// <summary>
/// A place that a template offers: the tag of a content control in Word, the name of a field (누름틀) in HWPX, or a mark
/// such as <c>«문안»</c> in plain sight, which survives programs that lose the others.
/// </summary>
/// <param name="Name">The tag, such as <c>message.text</c>.</param>
/// <param name="Mark">What people see in its place, without the angle quotes.</param>
/// <param name="List">The list for whose items it is repeated.</param>
/// <param name="Member">Its name within an item of the list, or its path in the sheet.</param>
/// <param name="Required">Whether a template without it is refused.</param>
/// <param name="Value">What is written there, for the item at an index; null where a body writes.</param>
internal sealed record TemplateTag(
    string Name, string Mark, TagList List, string Member, bool Required, Func<FilledSheet, int, string>? Value)
{
    /// <summary>The tag of the first line, by which a document says which fill it belongs to.</summary>
    public const string Anchor = "anchor";

    /// <summary>What stands in an opinion box until a body writes there.</summary>
    public const string Unanswered = "(적어 주세요)";

    /// <summary>Every tag there is, in the order of the sheet.</summary>
    public static readonly IReadOnlyList<TemplateTag> All =
    [
        new(Anchor, "협의서 첫 줄", TagList.None, Anchor, true, (f, _) => Anchors.First(f.Reference, f.Revision, f.FillCode)),
        .. SheetField.All.Select(field => new TemplateTag(
            field.Path, field.Label, TagList.None, field.Path, field.Required, (f, _) => field.Value(f.Sheet))),
        new("bodies", "협의기관", TagList.None, "bodies", false, (f, _) => string.Join(", ", f.Bodies.Select(b => SheetValues.OneLine(b.Name)))),
        new("answerBy", "회신 마감", TagList.None, "answerBy", false, (f, _) => f.AnswerBy is { } at ? SeoulTime.Format(at) : ""),
        new("sendBy", "송부 기한", TagList.None, "sendBy", false, (f, _) => f.SendBy is { } at ? SeoulTime.Format(at) : ""),
        new("message.number", "문안 번호", TagList.Messages, "number", false, (_, i) => Number(i)),
        .. MessageField.All.Select(field => new TemplateTag(
            "message." + field.Name, field.Label, TagList.Messages, field.Name, field.Required, (f, i) => field.Value(f.Sheet.Messages[i]))),
        new("question.number", "질문 번호", TagList.Questions, "number", false, (_, i) => Number(i)),
        new("question", "예상 질문", TagList.Questions, "question", true, (f, i) => f.Sheet.Questions[i].Question),
        new("answer", "답변", TagList.Questions, "answer", true, (f, i) => f.Sheet.Questions[i].Answer),
        new("opinion.body", "기관", TagList.Opinions, "body", true, (f, i) => SheetValues.OneLine(f.Bodies[i].Name)),
        new("opinion.word", "의견", TagList.Opinions, "word", true, null),
        new("opinion.text", "의견 내용", TagList.Opinions, "text", false, null),
        new("opinion.person", "확인자", TagList.Opinions, "person", false, null),
    ];

    private static readonly FrozenDictionary<string, TemplateTag> Names = All.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, TemplateTag> Marks = All.ToFrozenDictionary(t => t.Mark, StringComparer.Ordinal);

    /// <summary>The tag of that name; null for a name that isn't ours.</summary>
    public static TemplateTag? Named(string name) => Names.GetValueOrDefault(name);

    /// <summary>The tag that people see as that mark; null for a mark that isn't ours.</summary>
    public static TemplateTag? Marked(string mark) => Marks.GetValueOrDefault(mark);

    /// <summary>The number of items for which a list is repeated; an empty list keeps one empty item, as paper forms do.</summary>
    public static int Count(TagList list, FilledSheet filled) => list switch
    {
        TagList.Messages => filled.Sheet.Messages.Count,
        TagList.Questions => filled.Sheet.Questions.Count,
        TagList.Opinions => filled.Bodies.Count,
        _ => 1,
    };

    /// <summary>A finding for each tag that a template lacks.</summary>
    /// <param name="found">The tags it has.</param>
    /// <param name="place">What such a place is called in the program that made it.</param>
    public static IEnumerable<TemplateFinding> Missing(IReadOnlySet<TemplateTag> found, string place) =>
        from tag in All
        where !found.Contains(tag) && (tag.Required || SheetValue(tag))
        select tag.Required
            ? new TemplateFinding(tag.Name, Refuses: true, $"서식에 '{tag.Mark}' 자리가 없습니다. 그 칸에 {place}({tag.Name}) 또는 «{tag.Mark}»를 넣어 주세요.")
            : new TemplateFinding(tag.Name, Refuses: false, $"서식에 '{tag.Mark}' 자리({tag.Name})가 없어 그 내용은 문서에 나오지 않습니다.");

    // Numbers and deadlines are a convenience; what the officer wrote should not be lost without a word.
    private static bool SheetValue(TemplateTag tag) => tag.List switch
    {
        TagList.None => SheetField.All.Any(f => f.Path == tag.Name),
        TagList.Messages => MessageField.All.Any(f => f.Name == tag.Member),
        _ => tag.Value is null,
    };

    /// <summary>The path of this tag's value for the item at an index: the tag in a filled document.</summary>
    public string Path(int index) => List == TagList.None
        ? Member
        : string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(List.ToString()[0])}{List.ToString()[1..]}[{index}].{Member}");

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
