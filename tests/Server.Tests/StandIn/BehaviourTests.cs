using System.Text;
using System.Text.RegularExpressions;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>The table of behaviours holds what it says; it is printed, and kept in tests/output.</summary>
public sealed partial class BehaviourTests(ITestOutputHelper output)
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    [Fact]
    public void Every_behaviour_names_its_source_its_test_and_the_products_test_that_rests_on_it()
    {
        var table = new StringBuilder("| behaviour | source | the stand-in's test | the product's test |\n|---|---|---|---|\n");
        foreach (var (what, source, test, product) in Behaviours.All)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {what} | {source} | {test} | {product} |\n");
            Assert.True(Uri.TryCreate(source, UriKind.Absolute, out var page) && page.Host is "learn.microsoft.com" or "github.com", $"{what}: {source}");
            Assert.True(Exists(test), $"{what}: there is no test {test}");
            Assert.True(product.Test is null ? product.Why is { Length: > 0 } : Exists(product.Test) && product.Test != test, $"{what}: there is no test of the product's {product}");
        }

        output.WriteLine(table.ToString());
        Directory.CreateDirectory(Path.Combine(Root, "tests/output"));
        File.WriteAllText(Path.Combine(Root, "tests/output/stand-in-behaviours.md"), table.ToString());
        Assert.True(Behaviours.All.Select(b => b.What).Distinct().Count() >= 40);
    }

    [Fact]
    public void A_test_that_was_renamed_is_missed()
    {
        Assert.False(Exists(new TestName(typeof(BehaviourTests), null, "Renamed")));
        Assert.False(Exists(new TestName(typeof(Behaviours), null, nameof(Behaviours.All))));
        Assert.False(Exists(new TestName(null, "tests/EndToEnd/pages.spec.ts", "nobody wrote this")));
        Assert.True(Exists(new TestName(null, "tests/EndToEnd/pages.spec.ts", "a mailbox without mail says so")));
    }

    private static bool Exists(TestName test) => test.Type is { } type
        ? type.GetMethod(test.Name)?.GetCustomAttributes(inherit: true).Any(a => a is FactAttribute) is true
        : File.Exists(Path.Combine(Root, test.File!)) && Titles().Matches(File.ReadAllText(Path.Combine(Root, test.File!))).Any(title => title.Groups["title"].Value == test.Name);

    [GeneratedRegex("""\b(?:test|it)\(\s*(?<quote>["`])(?<title>(?:(?!\k<quote>).)+)\k<quote>""")]
    private static partial Regex Titles();

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "ConsultAddin.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
