using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Whose is it: which consultation, and which revision.</summary>
public sealed class MatcherTests
{
    [Fact]
    public void In_Reply_To_is_stronger_than_References_and_both_than_words()
    {
        Assert.Equal(new Match(TestThread.Reference, 1, MatchedBy.InReplyTo), Match(["c0142.r1@seoul.example"], ["c0139.r1@seoul.example"]));
        Assert.Equal(new Match(TestThread.OtherReference, 2, MatchedBy.References), Match(["unknown@x"], ["c0142.r1@seoul.example", "c0139.r2@seoul.example"]));
        Assert.Equal(MatchedBy.Nothing, Match([], ["c0142.r1@seoul.example", "unknown@x"]).By);
    }

    [Fact]
    public void A_subject_matches_and_else_the_text()
    {
        Assert.Equal(new Match(TestThread.Reference, 1, MatchedBy.Subject), Match(subject: "RE: [사전협의 c202600142l] 한파쉼터", text: "C2026-00139-Q 2차 동의"));
        Assert.Equal(new Match(TestThread.OtherReference, 2, MatchedBy.Text), Match(subject: "회신", text: "C2026-00139-Q 2차 동의합니다"));
        Assert.Equal(MatchedBy.Nothing, Match(subject: "[사전협의 C2026-00142-X]").By);
    }

    [Fact]
    public void Without_a_number_only_the_only_revision_is_meant()
    {
        Assert.Equal(1, Match(subject: "[사전협의 C2026-00142-L]").Revision);
        Assert.Null(Match(subject: "[사전협의 C2026-00139-Q]").Revision);
        Assert.Equal(2, Match(subject: "[사전협의 C2026-00139-Q 2차]").Revision);
        Assert.Null(Match(subject: "[사전협의 C2026-00139-Q 7차]").Revision);
        Assert.Null(Match(["withdrawal.c0139@seoul.example"]).Revision);
    }

    [Fact]
    public void Keys_that_disagree_leave_it_to_a_person()
    {
        Assert.True(Match(["c0142.r1@seoul.example"], subject: "[사전협의 C2026-00139-Q 2차]").Disagrees);
        Assert.True(Match(["c0139.r1@seoul.example"], subject: "[사전협의 C2026-00139-Q 2차]").Disagrees);
        Assert.True(Match(subject: "[사전협의 C2026-00142-L] [사전협의 C2026-00139-Q]").Disagrees);
        Assert.False(Match(["c0139.r2@seoul.example"], subject: "[사전협의 C2026-00139-Q 2차]").Disagrees);
        Assert.False(Match(["c0142.r1@seoul.example"], text: "C2026-00139-Q도 동의합니다").Disagrees);
    }

    [Fact]
    public void Keys_are_read_from_the_headers_and_the_written_text_only()
    {
        var read = TestMail.Read(TestMail.Write(
            "C2026-00142-L 동의합니다.\n\n2026년 11월 24일 (화) 오전 9:12, 김민수 <minsu@seoul.example>님이 작성:\n> C2026-00139-Q\n",
            subject: "회신", headers: "References: <a@b>\r\n <c0142.r1@seoul.example>\r\nThread-Topic: [C2026-00139-Q]\r\n"));
        Assert.Equal([TestThread.SheetId], read.Keys.InReplyTo);
        Assert.Equal(["a@b", "c0142.r1@seoul.example"], read.Keys.References);
        Assert.Empty(read.Keys.SubjectReferences);
        Assert.Equal(TestThread.Reference, Assert.Single(read.Keys.TextReferences).Reference);
    }

    private static Match Match(string[]? inReplyTo = null, string[]? references = null, string subject = "", string text = "") =>
        ReplyMatcher.Match(new(inReplyTo ?? [], references ?? [], Reference.FindAll(subject), Reference.FindAll(text)), TestThread.Known);
}
