using System.Text.RegularExpressions;

namespace ConsultAddin.Local.Graph;

/// <summary>What may happen to a notification on its way.</summary>
public enum NotificationFault
{
    /// <summary>It never arrives.</summary>
    Lost,

    /// <summary>It arrives twice.</summary>
    Doubled,

    /// <summary>It is held back until the next one has been sent.</summary>
    Reordered,
}

/// <summary>One fault on demand. A rule without <see cref="Next"/> and <see cref="Rate"/> applies until it is taken away.</summary>
public sealed record FaultRule
{
    /// <summary>The HTTP method it applies to; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// A regular expression found somewhere in the path after <c>/v1.0</c>, or in path and query together, so that
    /// <c>skiptoken</c> or <c>deltatoken</c> makes a link too old; null for all.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The address of the mailbox it applies to; null for all.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The status to answer with, in Graph's form of an error.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the work is done before the status is answered, as when a gateway gives up too early.</summary>
    public bool AfterWork { get; init; }

    /// <summary>Seconds for a Retry-After header.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Milliseconds to wait before the answer.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>Whether the answer breaks off in its middle.</summary>
    public bool HalfBody { get; init; }

    /// <summary>Seconds until a sent mail's copy appears in Sent Items.</summary>
    public int SentCopyDelaySeconds { get; init; }

    /// <summary>What happens to notifications of the mailbox; such a rule touches no request.</summary>
    public NotificationFault? Notifications { get; init; }

    /// <summary>For how many more requests it applies; null for no limit.</summary>
    public int? Next { get; init; }

    /// <summary>The share of requests it applies to, above 0 up to 1; null for all.</summary>
    public double? Rate { get; init; }

    /// <summary>The seed by which <see cref="Rate"/> chooses, so that a run can be repeated.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>The faults in force.</summary>
public sealed class Faults
{
    private readonly Lock gate = new();
    private List<Armed> armed = [];

    /// <summary>The rules in force, with what is left of their count.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get { lock (gate) return [.. armed.Select(a => a.Rule)]; }
    }

    /// <summary>Puts the given rules in the place of all others.</summary>
    /// <exception cref="ArgumentException">A path is not a regular expression.</exception>
    public void Set(params IEnumerable<FaultRule> rules)
    {
        var next = rules.Select(r => new Armed(r)).ToList();
        lock (gate) armed = next;
    }

    internal FaultRule? ForRequest(string method, string path, string query, string? mailbox) =>
        Take(a => a.Rule is { Notifications: null, SentCopyDelaySeconds: 0 } && a.Matches(method, path, query, mailbox));

    internal FaultRule? ForNotification(string mailbox) =>
        Take(a => a.Rule.Notifications is not null && a.Matches(null, null, null, mailbox));

    internal FaultRule? ForSentCopy(string mailbox) =>
        Take(a => a.Rule.SentCopyDelaySeconds > 0 && a.Matches(null, null, null, mailbox));

    private FaultRule? Take(Func<Armed, bool> matches)
    {
        lock (gate)
        {
            foreach (var fault in armed.Where(matches).ToList())
            {
                if (!fault.Applies()) continue;
                if (fault.Rule.Next is { } left)
                {
                    fault.Rule = fault.Rule with { Next = left - 1 };
                    if (left <= 1) armed.Remove(fault);
                }

                return fault.Rule;
            }

            return null;
        }
    }

    private sealed class Armed(FaultRule rule)
    {
        // A seeded order is the point here; nothing secret hangs on it.
#pragma warning disable CA5394
        private readonly Random random = new(rule.Seed);

        private readonly Regex? path = rule.Path is null ? null : new Regex(rule.Path, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

        public FaultRule Rule { get; set; } = rule;

        public bool Applies() => Rule.Rate is not { } rate || random.NextDouble() < rate;
#pragma warning restore CA5394

        public bool Matches(string? method, string? asked, string? query, string? mailbox) =>
            (method is null || Rule.Method is null || string.Equals(Rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && (asked is null || path is null || path.IsMatch(asked) || path.IsMatch(asked + query))
            && (Rule.Mailbox is null || string.Equals(Rule.Mailbox, mailbox, StringComparison.OrdinalIgnoreCase));
    }
}
