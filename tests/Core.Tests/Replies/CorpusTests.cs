using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Replies", "Corpus");

    private static readonly string[] All = [.. Directory.EnumerateFiles(Folder, "*.eml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static readonly ConcurrentDictionary<string, (Expected Expected, ReadReply Read)> Known = new();

    public static TheoryData<string> Names() => [.. All];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_of_the_corpus_never_approves_wrongly_and_its_kind_and_sender_are_known(string name)
    {
        var (expected, read) = Read(name);
        Assert.Equal(expected.Kind, read.Kind);
        if (expected.Approves == false) Assert.False(Approves(read));
        if (expected.Authenticated is { } check) Assert.Equal(check, read.Sender.Check);
    }

    [Fact]
    public void Nearly_every_mail_of_the_corpus_is_read_as_a_careful_clerk_reads_it()
    {
        var rows = All.Select(RowOf).ToList();
        Print("client", rows.GroupBy(r => r.Client));
        Print("decision", rows.GroupBy(r => r.Decision.ToString().ToLowerInvariant()));
        Print("all", rows.GroupBy(r => r.Frozen ? "frozen" : "open").Concat(rows.GroupBy(_ => "whole")));
        foreach (var row in rows.Where(r => r.Miss is not null)) output.WriteLine(row.Miss!);

        Assert.DoesNotContain(rows, r => r.Wrong);
        AssertShare(rows.Count(r => r.Text), rows.Count, atLeast: 0.98, "visible texts are exact");
        AssertShare(rows.Count(r => r.Clear && r.Right), rows.Count(r => r.Clear), atLeast: 0.98, "clear decisions are right");
        AssertShare(rows.Count(r => r.Clear && !r.InVain), rows.Count(r => r.Clear), atLeast: 0.97, "clear answers are understood without asking");
    }

    private static void AssertShare(int good, int of, double atLeast, string what) =>
        Assert.True(good >= atLeast * of, FormattableString.Invariant($"Only {good} of {of} {what}; {atLeast:P0} are asked."));

    private void Print(string title, IEnumerable<IGrouping<string, Row>> groups)
    {
        var table = new StringBuilder().AppendLine(FormattableString.Invariant($"{title,-48} mails  texts exact  decisions right  clear  clear right  asked in vain  wrong approvals"));
        foreach (var group in groups)
        {
            table.AppendLine(FormattableString.Invariant(
                $"{group.Key,-48} {group.Count(),5}  {group.Count(r => r.Text),11}  {group.Count(r => r.Right),15}  {group.Count(r => r.Clear),5}  {group.Count(r => r.Clear && r.Right),11}  {group.Count(r => r.InVain),13}  {group.Count(r => r.Wrong),15}"));
        }
        output.WriteLine(table.ToString());
    }

    private static Row RowOf(string name)
    {
        var (expected, read) = Read(name);
        var decided = Decided(read);
        var text = expected.Text.Trim() == read.VisibleText.Trim();
        var right = expected.Decisions.Contains(decided);
        var clear = expected.Kind == MailKind.Person && !expected.Decisions.Contains(Decision.Unclear);
        return new(expected.Client, expected.Decisions[0], expected.Frozen, text, right, clear,
            InVain: clear && decided == Decision.Unclear,
            Wrong: expected.Approves == false && Approves(read),
            Miss: text && right ? null : $"{name}{(expected.Frozen ? " (frozen)" : "")}: expected {string.Join('/', expected.Decisions)} <{OneLine(expected.Text)}>, got {decided} <{OneLine(read.VisibleText)}>");
    }

    private static string OneLine(string text) => text.Trim().ReplaceLineEndings("\\n");

    private static (Expected Expected, ReadReply Read) Read(string name) => Known.GetOrAdd(name, ReadOnce);

    private static (Expected Expected, ReadReply Read) ReadOnce(string name)
    {
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, name + ".json")), CoreJson.Options)!;
        var policy = SenderPolicy.TryParse(expected.Policy, out var read) ? read : null;
        return (expected, ReplyReader.Read(File.ReadAllBytes(Path.Combine(Folder, name + ".eml")), CorpusSettings.Create(policy, policy), CorpusSettings.ReceivedAt));
    }

    private static Decision Decided(ReadReply read)
    {
        var match = ReplyMatcher.Match(read.Keys, TestThread.Known);
        var decision = read.OpinionOn(match.Reference ?? TestThread.Reference).Decision;
        return match.Disagrees && decision != Decision.None ? Decision.Unclear : decision;
    }

    private static bool Approves(ReadReply read) =>
        read.Sender.Counts && Decided(read) == Decision.Approve && ReplyMatcher.Match(read.Keys, TestThread.Known).Reference == TestThread.Reference;

    private sealed record Expected(
        string Client, string Source, MailKind Kind, string Text, IReadOnlyList<Decision> Decisions, bool? Approves = null, SenderCheck? Authenticated = null, string? Policy = null, bool Frozen = false, string? Note = null);

    // Clear: a person wrote it, and a careful clerk has no doubt what it decides. Miss: what was expected and read, where they differ.
    private sealed record Row(string Client, Decision Decision, bool Frozen, bool Text, bool Right, bool Clear, bool InVain, bool Wrong, string? Miss);
}
