using ConsultAddin.Server.Mailboxes.Rounds;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Rule 6: which mail of a sheet's mailbox may be read at all.</summary>
public sealed class CandidateTests
{
    private static readonly DateTimeOffset Filled = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private static readonly Candidates Officer = new()
    {
        Since = Filled,
        Own = new HashSet<string> { "minsu@seoul.example", "coldwave@seoul.example" },
        Bodies = new HashSet<string> { "citizen@seoul.example", "ops@dasan120.example" },
        Members = new HashSet<string> { "sunyoung@seoul.example", "jiyoung@dasan120.example" },
        Conversations = new HashSet<string> { "thread" },
    };

    private static readonly Candidates ConsultationMailbox = new() { All = true };

    [Fact]
    public void A_mail_that_names_a_reference_in_its_subject_is_a_candidate_whoever_wrote_it() =>
        Assert.Equal(Candidacy.Candidate, Officer.Judge(Mail("anybody@elsewhere.example", "RE: [사전협의 C2026-00142-L] 한파 쉼터")));

    [Fact]
    public void A_reference_with_a_wrong_check_letter_names_nothing() =>
        Assert.Equal(Candidacy.AskHeaders, Officer.Judge(Mail("anybody@elsewhere.example", "RE: [사전협의 C2026-00142-A] 한파 쉼터")));

    [Fact]
    public void A_mail_from_a_bodys_own_address_is_a_candidate_without_any_mark() =>
        Assert.Equal(Candidacy.Candidate, Officer.Judge(Mail("citizen@seoul.example", "동의합니다")));

    [Fact]
    public void A_mail_from_a_member_is_a_candidate_in_the_sheets_conversation_only()
    {
        Assert.Equal(Candidacy.Candidate, Officer.Judge(Mail("sunyoung@seoul.example", "동의합니다") with { ConversationId = "thread" }));
        Assert.Equal(Candidacy.AskHeaders, Officer.Judge(Mail("sunyoung@seoul.example", "점심 같이 드실래요?")));
    }

    [Fact]
    public void The_owners_own_mail_without_our_mark_is_private_even_in_the_sheets_conversation()
    {
        var own = Mail("minsu@seoul.example", "개인 메일") with { ConversationId = "thread" };
        Assert.Equal(Candidacy.AskHeaders, Officer.Judge(own));
        Assert.Equal(Candidacy.Private, Candidates.Judge(new([], "", IsReport: false), _ => false));
    }

    [Fact]
    public void The_owners_own_answer_to_a_mail_of_ours_is_a_candidate() =>
        Assert.Equal(Candidacy.Candidate, Candidates.Judge(new(["sheet@seoul.example"], "", IsReport: false), id => id == "sheet@seoul.example"));

    [Fact]
    public void A_report_is_read_only_for_what_it_reports_on() =>
        Assert.Equal(Candidacy.Report, Candidates.Judge(new([], "", IsReport: true), _ => false));

    [Fact]
    public void What_came_before_the_fill_is_private_even_from_a_body_unless_it_names_a_mail_of_ours_within_what_clocks_may_differ()
    {
        var mail = Mail("citizen@seoul.example", "동의합니다");
        Assert.Equal(Candidacy.AskHeaders, Officer.Judge(mail with { ReceivedAt = Filled.AddSeconds(-1) }));
        Assert.Equal(Candidacy.Private, Candidates.Judge(new([], "", IsReport: false), _ => false));
        Assert.Equal(Candidacy.Private, Officer.Judge(mail with { ReceivedAt = Filled.AddMinutes(-3) }));
        Assert.Equal(Candidacy.Private, Officer.Judge(Mail("citizen@seoul.example", "[사전협의 C2026-00142-L]") with { ReceivedAt = Filled.AddMinutes(-3) }));
    }

    [Fact]
    public void A_sheet_that_was_sent_at_once_may_bear_a_time_before_its_fill_since_clocks_differ() =>
        Assert.Equal(Candidacy.Candidate, Officer.Judge(Mail("minsu@seoul.example", "[사전협의 C2026-00142-L]") with { ReceivedAt = Filled.AddMinutes(-1) }));

    [Fact]
    public void A_draft_is_private()
    {
        Assert.Equal(Candidacy.Private, Officer.Judge(Mail("minsu@seoul.example", "[사전협의 C2026-00142-L]") with { IsDraft = true }));
        Assert.Equal(Candidacy.Private, ConsultationMailbox.Judge(Mail("minsu@seoul.example", "[사전협의 C2026-00142-L]") with { IsDraft = true }));
    }

    [Fact]
    public void In_the_consultation_mailbox_every_mail_is_a_candidate() =>
        Assert.Equal(Candidacy.Candidate, ConsultationMailbox.Judge(Mail("outsider@elsewhere.example", "광고")));

    private static MailMetadata Mail(string from, string subject) =>
        new("id", "<m@x>", "other", from, subject, Filled.AddMinutes(5), Filled.AddMinutes(5), IsDraft: false);
}
