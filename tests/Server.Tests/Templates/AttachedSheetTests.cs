using System.Text.Json.Nodes;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Server.Tests.Mailboxes;
using MimeKit;

namespace ConsultAddin.Server.Tests.Templates;

/// <summary>What stands in the files that come and go with a mail.</summary>
public sealed class AttachedSheetTests
{
    private static readonly string[] Both = ["docx", "hwpx"];

    [Theory]
    [InlineData("docx")]
    [InlineData("hwpx")]
    public async Task A_sheet_sent_as_either_file_opens_the_revision_without_a_remark(string format)
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await FillAsync(town, reference, format));
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Empty(view["notes"]!.AsArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Of_two_attached_files_either_one_swapped_needs_attention(int swapped)
    {
        await using var town = await Town.StartAsync();
        var other = await FillAsync(town, await town.CreateAsync(Mailboxes.Sheets.ColdWave(town.Now) with { Title = "다른 안내" }), Both);
        var reference = await town.CreateAsync();
        var filled = await FillAsync(town, reference, Both);
        filled["attachments"]![swapped]!["base64"] = (string)other["attachments"]![swapped]!["base64"]!;
        await town.SendFilledAsync(filled);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("attention", (string)view["status"]!);
        Assert.Contains(view["sentCheck"]!["differences"]!.AsArray(), d => (string)d!["where"]! == "첨부 파일의 협의서 번호");
        Assert.Contains(view["sentCheck"]!["differences"]!.AsArray(), d => (string)d!["where"]! == "첨부 파일의 제목");
    }

    [Fact]
    public async Task A_second_Word_file_with_another_sheet_of_ours_needs_attention()
    {
        await using var town = await Town.StartAsync();
        var other = await town.FillAsync(await town.CreateAsync(Mailboxes.Sheets.ColdWave(town.Now) with { Title = "다른 안내" }));
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        var second = other["attachments"]![0]!.DeepClone();
        second["name"] = "지난 협의서.docx";
        filled["attachments"]!.AsArray().Add(second);
        await town.SendFilledAsync(filled);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("attention", (string)view["status"]!);
        Assert.Contains(view["sentCheck"]!["differences"]!.AsArray(), d => (string)d!["where"]! == "첨부 파일의 협의서 번호");
    }

    [Fact]
    public async Task An_annex_with_labels_like_ours_is_not_taken_for_the_sheet()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        // The template itself: it has our labels, and names no fill.
        filled["attachments"]!.AsArray().Insert(0, new JsonObject
        {
            ["name"] = "참고 자료.docx",
            ["contentType"] = WordSheet.ContentType,
            ["base64"] = Convert.ToBase64String(Documents.LibreOffice),
        });
        await town.SendFilledAsync(filled);
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));
    }

    [Theory]
    [InlineData("docx", "word/document.xml")]
    [InlineData("hwpx", "Contents/section0.xml")]
    public async Task A_returned_sheets_opinion_box_is_shown_to_who_decides_and_never_counted(string format, string part)
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await FillAsync(town, reference, format);
        var sheet = await town.SendFilledAsync(filled);
        await town.RoundAsync();

        var returned = Documents.Changed(
            Convert.FromBase64String((string)filled["attachments"]![0]!["base64"]!), part,
            xml => ReplaceSecond(xml, "(적어 주세요)", "동의"));
        town.Arrive(Returned(town, sheet, returned, $"회신.{format}"), ArrivalProof.Dmarc);
        await town.RoundAsync();

        var view = await town.ViewAsync(reference);
        Assert.Equal("attention", (string)view["status"]!);
        var mail = Assert.Single(view["lists"]!["unclear"]!.AsArray())!;
        var shown = await town.GetAsync($"/api/consultations/{reference}/mails/{(string)mail["mailId"]!}", "jiyoung@dasan120.example");
        var box = Assert.Single(shown["opinions"]!.AsArray())!;
        Assert.Equal($"회신.{format}", (string)box["file"]!);
        Assert.Equal("동의", string.Concat((string)box["word"]!, (string)box["text"]!, (string)box["person"]!));
        Assert.True((bool)box["current"]!);
        Assert.Equal(reference, (string)box["reference"]!);
        Assert.Equal("unclear", (string)shown["decision"]!);
    }

    [Fact]
    public async Task A_returned_sheet_of_another_consultation_is_shown_as_such()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Arrive(Returned(town, sheet, Documents.Returned, "회신.docx"), ArrivalProof.Dmarc);
        await town.RoundAsync();
        var mail = Assert.Single((await town.ViewAsync(reference))["lists"]!["unclear"]!.AsArray())!;
        var shown = await town.GetAsync($"/api/consultations/{reference}/mails/{(string)mail["mailId"]!}", "jiyoung@dasan120.example");
        Assert.NotEmpty(shown["opinions"]!.AsArray());
        Assert.All(shown["opinions"]!.AsArray(), box => Assert.False((bool)box!["current"]!));
    }

    private static Task<JsonNode> FillAsync(Town town, string reference, params string[] formats) =>
        town.PostAsync($"/api/consultations/{reference}/fill", new { formats });

    private static MimeMessage Returned(Town town, string sheet, byte[] file, string name)
    {
        var mail = town.Reply(Town.Foundation, "", sheet, "RE: 협의");
        var body = new BodyBuilder { TextBody = "붙임과 같이 회신합니다." };
        body.Attachments.Add(name, file, ContentType.Parse("application/octet-stream"));
        mail.Body = body.ToMessageBody();
        return mail;
    }

    private static string ReplaceSecond(string text, string old, string with)
    {
        var at = text.IndexOf(old, text.IndexOf(old, StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        return text[..at] + with + text[(at + old.Length)..];
    }
}
