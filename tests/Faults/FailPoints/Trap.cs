using System.Collections.Concurrent;
using System.Diagnostics;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>Remembers which operations a process came to, and kills it at a point it is set to.</summary>
public sealed class Trap
{
    /// <summary>How a process begins to say where it dies.</summary>
    public const string LastWord = "Killed ";

    private readonly ConcurrentDictionary<string, bool> seen = new();
    private readonly Lock gate = new();
    private IReadOnlyCollection<string> armed = [];
    private int pass;

    /// <summary>The operations seen so far.</summary>
    public IReadOnlyCollection<string> Seen => [.. seen.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Sets it.</summary>
    /// <param name="points">Where, such as <c>before graph send</c>: whichever comes first.</param>
    /// <param name="passes">How often one of them is passed unharmed before.</param>
    public void Set(IReadOnlyCollection<string> points, int passes)
    {
        lock (gate)
            (armed, pass) = (points, passes);
    }

    /// <summary>The process has come to an operation.</summary>
    /// <param name="moment"><c>before</c> or <c>after</c>.</param>
    /// <param name="operation">Its name.</param>
    public void Reach(string moment, string operation)
    {
        seen[operation] = true;
        lock (gate)
        {
            if (!armed.Contains($"{moment} {operation}") || pass-- > 0)
                return;
            // SIGKILL, as by kill -9: nothing is flushed, closed or told, but for this last word.
            Console.WriteLine($"{LastWord}{moment} {operation}");
            Process.GetCurrentProcess().Kill();
        }
    }
}
