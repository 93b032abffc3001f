using System.Text;
using System.Text.Json;
using ConsultAddin.Server.Commands;

namespace ConsultAddin.Server.Tests.Commands;

public sealed class ExplainTests : IDisposable
{
    private const string Results = "Authentication-Results: dmarc=pass header.from=dasan120.example\r\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("explain").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_approval_is_explained_in_one_line_with_options_anywhere()
    {
        var mail = Put("a.eml", Mail("승인합니다.", Results));
        var (code, lines) = await Run(mail, "--approver", "OPS@dasan120.example", "--policy=dmarc");
        Assert.Equal(0, code);
        var line = Assert.Single(lines);
        Assert.Equal(
            ["file", "kind", "from", "authenticated", "reference", "visibleText", "decision", "approves", "reasons"],
            line.EnumerateObject().Select(p => p.Name));
        Assert.Equal(mail, line.GetProperty("file").GetString());
        Assert.Equal("person", line.GetProperty("kind").GetString());
        Assert.Equal("ops@dasan120.example", line.GetProperty("from").GetString());
        Assert.Equal("pass", line.GetProperty("authenticated").GetString());
        Assert.Equal("C2026-00142-L", line.GetProperty("reference").GetString());
        Assert.Equal("승인합니다.", line.GetProperty("visibleText").GetString());
        Assert.Equal("approve", line.GetProperty("decision").GetString());
        Assert.True(line.GetProperty("approves").GetBoolean());
        Assert.All(line.GetProperty("reasons").EnumerateArray(), r => Assert.Equal(JsonValueKind.String, r.ValueKind));
    }

    [Theory]
    [InlineData("", "[C2026-00142-L]", "--approver", "ops@dasan120.example")]
    [InlineData(Results, "[C2026-00142-L]", "--approver", "other@dasan120.example")]
    [InlineData(Results, "[C2026-00142-L]")]
    [InlineData(Results, "회신", "--approver", "ops@dasan120.example")]
    [InlineData(Results, "[C2026-00142-L]", "--approver", "ops@dasan120.example", "--policy", "internal")]
    [InlineData(Results, "[C2026-00142-L]", "--approver", "ops@dasan120.example", "--authserv", "mx.seoul.example")]
    [InlineData(Results + "From: a@evil.example\r\n", "[C2026-00142-L]", "--approver", "ops@dasan120.example", "--policy", "none")]
    public async Task Without_proof_approver_or_consultation_nothing_approves(string headers, string subject, params string[] options)
    {
        var (_, lines) = await Run([Put("a.eml", Mail("승인합니다.", headers, subject)), .. options]);
        Assert.False(lines.Single().GetProperty("approves").GetBoolean());
        Assert.Equal("approve", lines.Single().GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData("", "none", "none")]
    [InlineData("X-MS-Exchange-Organization-AuthAs: Internal\r\n", "internal", "pass")]
    [InlineData("Authentication-Results: dkim=pass header.d=dasan120.example\r\n", "pinned:dasan120.example", "pass")]
    [InlineData("Authentication-Results: mx.seoul.example; dmarc=pass header.from=dasan120.example\r\n", "dmarc", "pass", "--authserv", "mx.seoul.example")]
    public async Task Each_policy_has_its_proof(string headers, string policy, string authenticated, params string[] more)
    {
        var (_, lines) = await Run([Put("a.eml", Mail("승인합니다.", headers)), "--approver", "ops@dasan120.example", "--policy", policy, .. more]);
        Assert.Equal(authenticated, lines.Single().GetProperty("authenticated").GetString());
        Assert.True(lines.Single().GetProperty("approves").GetBoolean());
    }

    [Fact]
    public async Task A_folder_is_every_file_in_it_and_a_broken_one_stops_nothing()
    {
        Put("b.eml", Mail("승인합니다.", Results));
        Put("a.txt", "garbage\n");
        Put("c.eml", "");
        var (code, lines) = await Run(_folder, Path.Combine(_folder, "none.eml"), "--approver", "ops@dasan120.example");
        Assert.Equal(0, code);
        Assert.Equal(["a.txt", "b.eml", "c.eml", "none.eml"], lines.Select(l => Path.GetFileName(l.GetProperty("file").GetString())!));
        Assert.Equal([true, false, true, true], lines.Select(l => l.TryGetProperty("error", out _)));
        Assert.All(lines.Where(l => l.TryGetProperty("error", out _)), l => Assert.Equal(["file", "error"], l.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task A_dash_is_one_mail_on_standard_input()
    {
        var (_, lines) = await Run(Encoding.UTF8.GetBytes(Mail("반려합니다.", Results)), "-", "--approver", "ops@dasan120.example");
        Assert.Equal(("-", "reject"), (lines.Single().GetProperty("file").GetString(), lines.Single().GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task Other_consultations_are_listed_beside()
    {
        var (_, lines) = await Run(Put("a.eml", Mail("C2026-00139-Q 건은 승인합니다. C2026-00142-L 건은 반려합니다.", Results)), "--approver", "ops@dasan120.example");
        var line = lines.Single();
        Assert.Equal(("C2026-00142-L", "reject"), (line.GetProperty("reference").GetString(), line.GetProperty("decision").GetString()));
        Assert.Equal("C2026-00139-Q", line.GetProperty("others")[0].GetProperty("reference").GetString());
    }

    [Fact]
    public async Task A_machines_mail_decides_nothing()
    {
        var (_, lines) = await Run(Put("a.eml", Mail("승인합니다.", Results + "Auto-Submitted: auto-replied\r\n")), "--approver", "ops@dasan120.example");
        Assert.Equal(("automatic", "none", false), (lines.Single().GetProperty("kind").GetString(), lines.Single().GetProperty("decision").GetString(), lines.Single().GetProperty("approves").GetBoolean()));
    }

    [Theory]
    [InlineData("--unknown", "a.eml")]
    [InlineData("a.eml", "--policy", "spf")]
    [InlineData("a.eml", "--policy", "pinned:")]
    [InlineData("a.eml", "--approver")]
    [InlineData("a.eml", "--approver", "nobody")]
    [InlineData("--policy", "dmarc")]
    public async Task Wrong_options_end_with_two_and_write_nothing(params string[] arguments)
    {
        var (code, lines) = await Run(arguments);
        Assert.Equal(2, code);
        Assert.Empty(lines);
    }

    private static string Mail(string text, string headers, string subject = "RE: [사전협의 C2026-00142-L]") =>
        headers + $"From: 120다산콜재단 <ops@dasan120.example>\r\nSubject: {subject}\r\nDate: Tue, 24 Nov 2026 10:00:00 +0900\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n";

    private string Put(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static Task<(int Code, IReadOnlyList<JsonElement> Lines)> Run(params string[] arguments) => Run([], arguments);

    private static async Task<(int Code, IReadOnlyList<JsonElement> Lines)> Run(byte[] input, params string[] arguments)
    {
        using var standardInput = new MemoryStream(input);
        using var output = new MemoryStream();
        var code = await Explain.Run(arguments, standardInput, output, TextWriter.Null, TestContext.Current.CancellationToken);
        var text = new UTF8Encoding(false, true).GetString(output.ToArray());
        return (code, [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)]);
    }
}
