using System.Text.Json;
using ConsultAddin.Core.Replies.Decisions.Learnt;
using ConsultAddin.Core.Replies.Texts;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Which lines of a mail are its writer's own, learnt from the ends of mails: see Ends/README.md.</summary>
public sealed class EndsTests(ITestOutputHelper output)
{
    private static readonly string[] Files = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Replies", "Ends"), "*.jsonl").Order(StringComparer.Ordinal)];

    [Fact]
    public void What_the_reader_holds_was_learnt_from_these_ends() =>
        Assert.True(Experience.Fingerprint(Files).AsSpan().SequenceEqual(LineSense.Held.Source.Span), "run tests/run --long lines");

    [Fact]
    public void What_was_learnt_is_written_and_read_the_same()
    {
        using var stream = new MemoryStream();
        LineSense.Held.Write(stream);
        stream.Position = 0;
        var again = LineSense.Read(stream);
        var lines = PlainText.Lines("동의합니다.\n\n체육진흥과 육상철 주무관 ☎2133-2688");
        Assert.Equal(LineSense.Held.Read(lines, 0, lines.Count), again.Read(lines, 0, lines.Count));
    }

    [Fact]
    public void The_ends_that_it_learnt_from_are_known_again()
    {
        var (all, exact) = (0, 0);
        foreach (var end in Files.SelectMany(File.ReadLines).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement))
        {
            var lines = end.TryGetProperty("html", out var html) ? HtmlText.Lines($"<html><body>{html.GetString()}</body></html>") : PlainText.Lines(end.GetProperty("body").GetString()!);
            all++;
            if (Bare(OwnWords.Read(lines, "").Text) == Bare(end.GetProperty("own").GetString()!)) exact++;
        }
        output.WriteLine($"{exact} of {all}");
        Assert.True(exact >= 0.98 * all, "98 % of the texts were exact.");
    }

    [Theory]
    // Blocks of forms that stand nowhere among the ends.
    [InlineData("검토 결과 이견 없습니다.", "생활환경과 미세먼지대응팀 ┊ 지방환경주사 표다은\n┊ 유선 02-351-7632 ┊ 전송 02-351-5644\n┊ 은평구 은평로 195 별관 4층")]
    [InlineData("동의합니다. 수고하십시오.", "【강서구 보건소】 건강증진과 하윤슬 (금연클리닉)\n☎ 2600-5893 / ✉ yunseul@gangseo.example")]
    [InlineData("반려합니다. 대상자가 중복됩니다.", "◈ 서울시설공단 청계천관리처 ◈\n◈ 과장 설 재 윤 ◈\n◈ 2290-6859 ◈")]
    [InlineData("접수했습니다. 오후에 회신드리겠습니다.", "120다산콜재단 상담2실 9팀 (야간)\n상담매니저 봉하진 · 내선 3391\n“시민의 밤을 지킵니다”")]
    [InlineData("문안 중 ‘금일’을 ‘11월 24일(화)’로 고쳐 보내 주십시오.", "Haneul Pyo (표하늘)\nContact Center Planning | 120 Dasan Call Foundation\n02-6900-2741 · haneul@dasan120.example")]
    [InlineData("No objection from our side. Please go ahead.", "Marta Kwiatkowska\nCommunity Liaison, Seoul Global Center\n38 Jong-ro, Jongno-gu · +82 2 2075 4188")]
    [InlineData("동의합니다.\n\n남궁설 드림", "───────\n남궁설 / 푸른도시여가국 자연생태과\n행정전화 7-2149, 일반 02-2133-2149")]
    public void A_block_of_any_form_does_not_belong_to_the_answer(string answer, string block)
    {
        Assert.Equal(answer, TestMail.Read($"{answer}\n\n{block}").VisibleText);
        Assert.Equal(answer, TestMail.Read($"{answer}\n\n{block}\n").VisibleText);
    }

    [Theory]
    [InlineData("문의 번호를 아래와 같이 바꿔 주세요.\n\n대표 02-120\n야간 02-2133-0001\n팩스 02-768-8800")]
    [InlineData("문안 끝에 다음 두 줄을 넣어 주시기 바랍니다.\n\n서울특별시 복지정책과\n02-2133-7311")]
    [InlineData("검토부서 : 상담기획팀\n검토자 : 오다인\n검토의견 : 이견 없음\n연락처 : 02-6900-2233")]
    [InlineData("동의합니다.\n\n김민수 드림\n\n추신: 발송 결과는 메일로 알려 주세요.")]
    [InlineData("네")]
    [InlineData("시민봉사담당관 이영희 드림")]
    public void What_only_looks_like_a_block_stays(string answer) => Assert.Equal(answer, TestMail.Read(answer).VisibleText);

    [Theory]
    [InlineData("주말·야간 제외")]
    [InlineData("11/25 10시 이후 발송")]
    [InlineData("외국어본 별도 협의 조건")]
    public void A_clipped_restriction_above_a_block_stays(string restriction)
    {
        var answer = $"동의합니다.\n\n{restriction}";
        Assert.Equal(answer, TestMail.Read($"{answer}\n120다산콜재단 운영팀\nTel 02-2133-0000").VisibleText);
    }

    public static TheoryData<string, string> Afterthoughts()
    {
        var data = new TheoryData<string, string>();
        foreach (var place in (string[])
            [
                "동의합니다.\n\n장미란 대리\n120다산콜재단 운영팀\nTel 02-2133-0000\n\n{0}",
                "동의합니다.\n\n장미란 대리\n120다산콜재단 운영팀\nTel 02-2133-0000\n{0}",
                "동의합니다.\n\n장미란 대리\n{0}\n120다산콜재단 운영팀\nTel 02-2133-0000",
                "동의합니다.\n\n장미란 대리\n120다산콜재단 운영팀\n{0}\nTel 02-2133-0000",
                "동의합니다.\n\n--\n장미란 대리\n{0}",
                "동의합니다.\n\n본 메일은 지정된 수신인만을 위한 것이며 비밀 정보를 담을 수 있습니다. 잘못 수신하신 경우 즉시 삭제하여 주시기 바랍니다. {0}",
                "동의합니다.\n\n본 메일은 지정된 수신인만을 위한 것이며 비밀 정보를 담을 수 있습니다.\n{0}\n잘못 수신하신 경우 즉시 삭제하여 주시기 바랍니다.",
                "동의합니다.\n\n[외부 메일] 외부에서 발송된 메일입니다. {0}",
            ])
        {
            foreach (var text in (string[])
                [
                    "그리고 문자 제목은 [서울신보]로 바꿔서 보내 주셔야 합니다.", "강남구는 제외하고 나가야 합니다.", "위 동의는 철회합니다.", "반려합니다. 보내지 마세요.",
                    "단, 15시 이후에 발송해 주세요.", "Please do not send it before we have changed the number.",
                ])
                data.Add(place, text);
        }
        return data;
    }

    // A program's lines may hide somebody's words: below a block, in it, behind a disclaimer.
    [Theory]
    [MemberData(nameof(Afterthoughts))]
    public void What_takes_a_yes_back_among_a_programs_lines_is_heard(string place, string text)
    {
        var read = TestMail.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, place, text));
        Assert.NotEqual(Core.Approvals.Decision.Approve, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("앗 보내고 보니 날짜가 틀렸네요;; 5.22.이 아니라 5.23.(금)입니다!")]
    [InlineData("아 참, 대상자에 양천구도 포함해 주세요")]
    [InlineData("* Only for recipients living in Eunpyeong-gu, please.")]
    [InlineData("하지 마세요")]
    [InlineData("Tel 02-2133-1111. 아직 보내지 마세요")]
    public void An_afterthought_below_a_block_leaves_no_plain_yes(string afterthought)
    {
        var read = TestMail.Read($"동의합니다.\n\n장미란 대리\n120다산콜재단 운영팀\nTel 02-2133-0000\n\n{afterthought}");
        Assert.NotEqual(Core.Approvals.Decision.Approve, read.Opinions[0].Decision);
    }

    [Fact]
    public void However_many_lines_stand_below_a_mark_the_last_is_heard()
    {
        var read = TestMail.Read("동의합니다.\n\n-- \n" + string.Concat(Enumerable.Range(1, 60).Select(n => $"서울의 봄 {n}\n")) + "반려합니다. 보내지 마세요.");
        Assert.NotEqual(Core.Approvals.Decision.Approve, read.Opinions[0].Decision);
    }

    private static string Bare(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c) && c is not ('\u200b' or '\u200c' or '\ufeff')));
}
