using System.Diagnostics;
using System.Globalization;
using ConsultAddin.Faults.Driver;

namespace ConsultAddin.Faults.Load;

/// <summary>What people ask, one after the other, in turn.</summary>
internal sealed class Questions(HttpClient officer, HttpClient counsellor, int seed)
{
    // Code runs quicker once it has run a while; a server that was started just now is to be measured as one that has been up for long.
    private const int Unmeasured = 60;
    private const int Measured = 300;

    /// <summary>Asks everything some hundred times.</summary>
    /// <param name="size">How many consultations there are.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IReadOnlyList<Percentiles>> AskAsync(int size, CancellationToken ct)
    {
        var dice = Dice.Of(seed, "questions");
        var words = new Vocabulary(seed);
        string Any() => Copies.Reference(1 + dice.Below(size)).ToString();
        var due = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(3).ToString("O", CultureInfo.InvariantCulture));
        (string Name, HttpClient Who, Func<string> Path)[] questions =
        [
            ("list of one's department", officer, () => "/api/consultations"),
            ("list of one's department, status", officer, () => "/api/consultations?status=awaiting&status=partial"),
            ("list of one's department, word", officer, () => $"/api/consultations?q={words.Asked(2)}"),
            ("list of all", counsellor, () => "/api/consultations"),
            ("list of all, common status", counsellor, () => "/api/consultations?status=approved"),
            ("list of all, rare status", counsellor, () => "/api/consultations?status=attention"),
            ("list of all, two syllables", counsellor, () => $"/api/consultations?q={words.Asked(2)}"),
            ("list of all, three syllables", counsellor, () => $"/api/consultations?q={words.Asked(3)}"),
            ("list of all, two words", counsellor, () => $"/api/consultations?q={words.Asked(2)}%20{words.Asked(3)}"),
            ("list of all, due in three hours", counsellor, () => $"/api/consultations?due={due}"),
            ("list of all, a page deep in it", counsellor, () => $"/api/consultations?after={Any()}"),
            ("status of one", counsellor, () => $"/api/consultations/{Any()}"),
            ("status of one's own", officer, () => $"/api/consultations/{Copies.Owned(dice.Below(size))}"),
            ("answers to a word", counsellor, () => $"/api/answers?q={words.Asked(2)}"),
        ];
        var took = questions.ToDictionary(q => q.Name, _ => new List<double>());
        var failed = questions.ToDictionary(q => q.Name, _ => 0);
        for (var i = 0; i < Unmeasured + Measured; i++)
        {
            foreach (var (name, who, path) in questions)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await who.GetAsync(new Uri(path(), UriKind.Relative), ct);
                if (i < Unmeasured)
                    continue;
                took[name].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                failed[name] += answer.IsSuccessStatusCode ? 0 : 1;
            }
        }

        return [.. questions.Select(q => Percentiles.Of(q.Name, took[q.Name], failed[q.Name]))];
    }
}
