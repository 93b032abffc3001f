using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Is it really theirs: the three policies, and what imitates a body.</summary>
public sealed class SenderTests
{
    private const string Dasan = "120다산콜재단 <ops@dasan120.example>";
    private const string Citizen = "시민봉사담당관 <citizen@seoul.example>";
    private const string Inside = "X-MS-Exchange-Organization-AuthAs: Internal\r\n";

    [Theory]
    [InlineData("dmarc=pass header.from=dasan120.example", SenderCheck.Pass)]
    [InlineData("dmarc=pass header.from=DASAN120.example", SenderCheck.Pass)]
    [InlineData("dmarc=none header.from=dasan120.example; compauth=pass reason=109", SenderCheck.Pass)]
    [InlineData("dmarc=bestguesspass header.from=dasan120.example; compauth=pass reason=100", SenderCheck.Pass)]
    [InlineData("dmarc=bestguesspass header.from=dasan120.example", SenderCheck.None)]
    [InlineData("dmarc=fail header.from=dasan120.example; compauth=pass reason=130", SenderCheck.None)]
    [InlineData("dmarc=none header.from=dasan120.example; compauth=pass reason=130", SenderCheck.None)]
    [InlineData("dmarc=none header.from=dasan120.example; compauth=pass", SenderCheck.None)]
    [InlineData("dmarc=none header.from=dasan120.example; compauth=softpass reason=201", SenderCheck.None)]
    [InlineData("dmarc=fail action=none header.from=dasan120.example; compauth=fail reason=001", SenderCheck.Fail)]
    [InlineData("dmarc=fail action=oreject header.from=dasan120.example", SenderCheck.Fail)]
    [InlineData("dmarc=pass header.from=dasan120.example; compauth=fail reason=601", SenderCheck.Fail)]
    [InlineData("dmarc=temperror header.from=dasan120.example", SenderCheck.None)]
    [InlineData("dmarc=pass header.from=free.example", SenderCheck.None)]
    [InlineData("dmarc=pass", SenderCheck.None)]
    [InlineData("dmarc=none (dmarc=pass header.from=dasan120.example) header.from=dasan120.example", SenderCheck.None)]
    [InlineData("spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=dasan120.example\"; dmarc=none header.from=dasan120.example", SenderCheck.None)]
    [InlineData("dmarc=pass header.from=dasan120.example; dmarc=none header.from=dasan120.example", SenderCheck.None)]
    [InlineData("spf=pass smtp.mailfrom=dasan120.example; dkim=pass header.d=dasan120.example; dmarc=none header.from=dasan120.example", SenderCheck.None)]
    [InlineData("dmarc=pass\r\n header.from=dasan120.example;\r\n\tcompauth=pass\r\n\treason=100", SenderCheck.Pass)]
    [InlineData("none", SenderCheck.None)]
    [InlineData("((((", SenderCheck.None)]
    [InlineData(null, SenderCheck.None)]
    public void Dmarc_believes_the_trusted_header_and_nothing_else(string? results, SenderCheck expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write("승인합니다.", results: results)).Sender.Check);

    [Fact]
    public void Without_a_named_server_only_the_topmost_header_counts()
    {
        const string forged = "Authentication-Results: dmarc=pass header.from=dasan120.example\r\n";
        Assert.Equal(SenderCheck.Fail, TestMail.Read(TestMail.Write("승인", results: "dmarc=fail header.from=dasan120.example", headers: forged)).Sender.Check);
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", results: "((((", headers: forged)).Sender.Check);
    }

    [Fact]
    public void With_a_named_server_headers_of_others_above_and_below_say_nothing()
    {
        var settings = CorpusSettings.Create(server: "mx.seoul.example");
        const string other = "evil.example; dmarc=pass header.from=dasan120.example";
        const string ours = "Authentication-Results: MX.seoul.example; dmarc=fail header.from=dasan120.example\r\n";
        Assert.Equal(SenderCheck.Fail, TestMail.Read(TestMail.Write("승인", results: other, headers: ours), settings).Sender.Check);
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", results: other), settings).Sender.Check);
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", results: "dmarc=pass header.from=dasan120.example"), settings).Sender.Check);
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", results: "mx.seoul.example; ((((", headers: "Authentication-Results: mx.seoul.example; dmarc=pass header.from=dasan120.example\r\n"), settings).Sender.Check);
        Assert.Equal(SenderCheck.Pass, TestMail.Read(TestMail.Write("승인", results: other, headers: "Authentication-Results: mx.seoul.example; dmarc=pass header.from=dasan120.example\r\n"), settings).Sender.Check);
    }

    [Theory]
    [InlineData(Citizen, Inside, SenderCheck.Pass)]
    [InlineData(Citizen, "X-MS-Exchange-Organization-AuthAs: Anonymous\r\n", SenderCheck.None)]
    [InlineData(Citizen, "", SenderCheck.None)]
    [InlineData(Citizen, Inside + Inside, SenderCheck.Fail)]
    [InlineData(Citizen, Inside + "X-MS-Exchange-Organization-AuthAs: Anonymous\r\n", SenderCheck.Fail)]
    [InlineData(Citizen, Inside + "Authentication-Results: dmarc=fail header.from=seoul.example\r\n", SenderCheck.Fail)]
    [InlineData(Citizen, Inside + "Authentication-Results: compauth=fail reason=601\r\n", SenderCheck.Fail)]
    [InlineData(Citizen, "Authentication-Results: dmarc=pass header.from=seoul.example; compauth=pass reason=100\r\n", SenderCheck.None)]
    public void Internal_believes_one_mark_of_Exchange(string from, string headers, SenderCheck expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write("승인", from, results: null, headers: headers), CorpusSettings.Create(citizen: SenderPolicy.Internal)).Sender.Check);

    [Fact]
    public void A_mark_of_the_inside_proves_nobody_from_outside()
    {
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", Dasan, results: null, headers: Inside), CorpusSettings.Create(dasan: SenderPolicy.Internal)).Sender.Check);
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", Dasan, results: null, headers: Inside)).Sender.Check);
        Assert.False(TestMail.Read(TestMail.Write("승인", Dasan, headers: Inside)).Sender.Internal);
    }

    [Theory]
    [InlineData("dkim=pass header.d=dasan120.example", SenderCheck.Pass)]
    [InlineData("spf=pass smtp.mailfrom=bounce@dasan120.example", SenderCheck.Pass)]
    [InlineData("spf=pass smtp.mailfrom=dasan120.example; dmarc=none header.from=dasan120.example", SenderCheck.Pass)]
    [InlineData("dkim=fail header.d=dasan120.example; dkim=pass header.d=dasan120.example", SenderCheck.Pass)]
    [InlineData("dkim=pass header.d=dasan120.example; dmarc=fail header.from=dasan120.example", SenderCheck.Fail)]
    [InlineData("dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example", SenderCheck.None)]
    [InlineData("dkim=pass header.d=notdasan120.example", SenderCheck.None)]
    [InlineData("spf=softfail smtp.mailfrom=dasan120.example", SenderCheck.None)]
    [InlineData("spf=pass smtp.helo=dasan120.example", SenderCheck.None)]
    [InlineData("spf=fail smtp.mailfrom=dasan120.example", SenderCheck.Fail)]
    public void Pinned_believes_dkim_or_spf_of_the_pinned_domain(string results, SenderCheck expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write("승인", Dasan, results), CorpusSettings.Create(dasan: SenderPolicy.Pinned("dasan120.example"))).Sender.Check);

    [Fact]
    public void The_pinned_domain_is_the_senders_or_its_parent() =>
        Assert.Equal(SenderCheck.None, TestMail.Read(TestMail.Write("승인", Dasan, "dkim=pass header.d=free.example"), CorpusSettings.Create(dasan: SenderPolicy.Pinned("free.example"))).Sender.Check);

    [Theory]
    [InlineData("From: a@evil.example\r\n", "ops@dasan120.example")]
    [InlineData("", "ops@dasan120.example, a@evil.example")]
    [InlineData("", "\"ops@dasan120.example\" <a@evil.example>")]
    [InlineData("", "120다산콜재단 ops@dasan120.example <a@evil.example>")]
    [InlineData("", "OPS@DASAN120.EXAMPLE <a@evil.example>")]
    [InlineData("", "=?utf-8?B?b3BzQGRhc2FuMTIwLmV4YW1wbGU=?= <a@evil.example>")]
    [InlineData("", "ops@dаsan120.example")]
    [InlineData("", "ops@xn--dsan120-2fg.example")]
    [InlineData("", "ops@dasanl20.example")]
    [InlineData("", "ops@dasan12o.example")]
    [InlineData("", "ops@dasan-120.example")]
    [InlineData("", "ops@dassan120.example")]
    [InlineData("", "οps@dasan120.example")]
    [InlineData("", "citizen@seou1.example")]
    public void Several_senders_and_imitations_are_suspected_forgeries(string headers, string from)
    {
        var sender = TestMail.Read(TestMail.Write("승인합니다.", from, headers: headers)).Sender;
        Assert.Equal(SenderCheck.Fail, sender.Check);
        Assert.False(sender.Counts);
        Assert.NotNull(sender.Body ?? sender.PretendedBody);
    }

    [Theory]
    [InlineData("ops@dasan120.example", PersonRole.Address, "dasan-foundation")]
    [InlineData("OPS@Dasan120.Example", PersonRole.Address, "dasan-foundation")]
    [InlineData("박지영 <jiyoung@dasan120.example>", PersonRole.Member, "dasan-foundation")]
    [InlineData("seojun@seoul.example", PersonRole.Member, "citizen-service")]
    [InlineData("former@seoul.example", PersonRole.Other, null)]
    [InlineData("later@dasan120.example", PersonRole.Unlisted, "dasan-foundation")]
    [InlineData("someone@dasan120.example", PersonRole.Unlisted, "dasan-foundation")]
    [InlineData("someone@seoul.example", PersonRole.Other, null)]
    [InlineData("someone@elsewhere.example", PersonRole.Other, null)]
    public void Roles_are_those_of_the_time_of_arrival(string from, PersonRole role, string? body)
    {
        var sender = TestMail.Read(TestMail.Write("승인", from)).Sender;
        Assert.Equal((role, body), (sender.Role, sender.Body));
    }

    [Fact]
    public void A_differing_Sender_or_Reply_To_is_shown_and_decides_nothing()
    {
        var sender = TestMail.Read(TestMail.Write("승인", headers: "Sender: secretary@dasan120.example\r\nReply-To: <a@evil.example>\r\n")).Sender;
        Assert.Equal(["secretary@dasan120.example", "a@evil.example"], sender.Differing);
        Assert.True(sender.Counts);
    }

    [Theory]
    [InlineData("pinned:", false)]
    [InlineData("pinned:two words", false)]
    [InlineData("spf", false)]
    [InlineData("Internal", true)]
    [InlineData("pinned:Seoul.Example", true)]
    public void A_policy_is_written_one_way(string text, bool good) => Assert.Equal(good, SenderPolicy.TryParse(text, out _));
}
