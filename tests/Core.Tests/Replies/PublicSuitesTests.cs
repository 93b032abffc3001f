using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using MimeKit;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>What the public parsers of replies ask of themselves, and bounces and automatic answers that others collected: see Suites/README.md.</summary>
public sealed class PublicSuitesTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Replies", "Suites");

    [Fact]
    public void What_the_public_parsers_call_the_answer_is_the_answer()
    {
        var cases = File.ReadLines(Path.Combine(Folder, "cases.tsv")).Skip(1).Select(l => l.Split('\t')).Select(c => (Suite: c[0], Name: c[1], Form: c[2], Path: Path.Combine(Folder, c[0], c[1]))).ToList();
        var read = cases.ConvertAll(c => (c.Suite, c.Name, c.Form, Exact: Bare(TextOf(c.Path + "." + c.Form)) == Bare(File.ReadAllText(c.Path + ".expected.txt"))));
        foreach (var suite in read.GroupBy(r => r.Suite).Append(read.GroupBy(_ => "together").Single()))
            output.WriteLine($"{suite.Key,-32} {suite.Count(r => r.Exact),3} of {suite.Count(),3}; of plain texts {suite.Count(r => r.Exact && r.Form == "txt"),3} of {suite.Count(r => r.Form == "txt"),3}");
        output.WriteLine("Otherwise: " + string.Join(", ", read.Where(r => !r.Exact).Select(r => $"{r.Suite}/{r.Name}")));
        Assert.True(read.Count(r => r.Exact) >= 0.85 * read.Count, "85 % of the texts were exact.");
    }

    [Fact]
    public void No_automatic_mail_that_others_collected_approves()
    {
        var mails = Directory.GetFiles(Path.Combine(Folder, "automatic"), "*.eml");
        Assert.Equal(300, mails.Length);
        var read = mails.Select(m => TestMail.Read(File.ReadAllBytes(m))).ToList();
        Assert.DoesNotContain(read, r => r.Opinions.Any(o => o.Decision == Decision.Approve));
        // Four have no sign at all of a machine.
        Assert.InRange(read.Count(r => r.Kind == MailKind.Person), 0, 4);
    }

    private static string TextOf(string path)
    {
        if (path.EndsWith(".eml", StringComparison.Ordinal)) return TestMail.Read(File.ReadAllBytes(path)).VisibleText;
        using var mail = new MimeMessage { Body = new TextPart(path.EndsWith(".html", StringComparison.Ordinal) ? "html" : "plain") { Text = File.ReadAllText(path) } };
        mail.From.Add(new MailboxAddress("", "ops@dasan120.example"));
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return TestMail.Read(bytes.ToArray()).VisibleText;
    }

    // White space aside, as most of the suites compare, and what people don't see.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF')));
}
