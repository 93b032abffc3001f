using System.Text;
using System.Text.Json;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Replies", "Corpus");

    private static readonly string[] All = [.. Directory.EnumerateFiles(Folder, "*.eml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names() => [.. All];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_of_the_corpus_is_read_as_a_careful_clerk_reads_it(string name)
    {
        var (expected, read) = Read(name);
        Assert.Equal(expected.Kind, read.Kind);
        Assert.Equal(expected.Text.Trim(), read.VisibleText.Trim());
        Assert.Contains(Decided(read), expected.Decisions);
        if (expected.Approves is { } approves) Assert.Equal(approves, Approves(read));
        if (expected.Authenticated is { } check) Assert.Equal(check, read.Sender.Check);
    }

    [Fact]
    public void No_mail_of_the_corpus_approves_wrongly_and_nearly_every_text_is_exact()
    {
        var rows = All.Select(Read).Select(r => new Row(
            r.Expected.Client, r.Expected.Decisions[0],
            Text: r.Expected.Text.Trim() == r.Read.VisibleText.Trim(),
            Right: r.Expected.Decisions.Contains(Decided(r.Read)),
            InVain: Decided(r.Read) == Decision.Unclear && !r.Expected.Decisions.Contains(Decision.Unclear),
            Wrong: Approves(r.Read) && r.Expected.Approves == false)).ToList();
        Print("client", rows.GroupBy(r => r.Client));
        Print("decision", rows.GroupBy(r => r.Decision.ToString().ToLowerInvariant()));
        Print("all", rows.GroupBy(_ => "all"));

        Assert.DoesNotContain(rows, r => r.Wrong);
        Assert.True(rows.Count(r => r.Text) >= 0.98 * rows.Count);
        Assert.True(rows.Count(r => r.Right) >= 0.98 * rows.Count);
    }

    private void Print(string title, IEnumerable<IGrouping<string, Row>> groups)
    {
        var table = new StringBuilder().AppendLine(FormattableString.Invariant($"{title,-44} mails  texts exact  decisions right  asked in vain  wrong approvals"));
        foreach (var group in groups.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            table.AppendLine(FormattableString.Invariant(
                $"{group.Key,-44} {group.Count(),5}  {group.Count(r => r.Text),11}  {group.Count(r => r.Right),15}  {group.Count(r => r.InVain),13}  {group.Count(r => r.Wrong),15}"));
        }
        output.WriteLine(table.ToString());
    }

    private static (Expected Expected, ReadReply Read) Read(string name)
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
        string Client, string Source, MailKind Kind, string Text, IReadOnlyList<Decision> Decisions, bool? Approves = null, SenderCheck? Authenticated = null, string? Policy = null, string? Note = null);

    private sealed record Row(string Client, Decision Decision, bool Text, bool Right, bool InVain, bool Wrong);
}
