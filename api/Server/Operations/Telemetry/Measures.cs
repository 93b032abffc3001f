using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>What is counted as it happens. No tag names a person, a mailbox or a consultation.</summary>
public sealed class Measures
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = nameof(ConsultAddin);

    private readonly Counter<long> events;
    private readonly Counter<long> replies;
    private readonly Histogram<double> rounds;

    /// <summary>Counts into a meter of this host's own.</summary>
    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        events = meter.CreateCounter<long>("consultaddin.events", "{event}", "What was recorded of consultations, by the event's name.");
        replies = meter.CreateCounter<long>("consultaddin.replies", "{mail}", "Replies recorded, by decision, kind of mail and sender check.");
        rounds = meter.CreateHistogram<double>("consultaddin.round.duration", "s", "How long a mailbox's round took, by kind of mailbox and whether it ended well.");
    }

    /// <summary>Counts facts once they are stored.</summary>
    public void Recorded(IEnumerable<(string Name, Fact Fact)> stored)
    {
        foreach (var (name, fact) in stored)
        {
            events.Add(1, new KeyValuePair<string, object?>("event", name));
            if (fact is ReplyRecorded reply)
            {
                replies.Add(
                    1, new TagList { { "decision", Word(reply.Decision) }, { "kind", Word(reply.Kind) }, { "sender", Word(reply.Sender) } });
            }
        }
    }

    /// <summary>Counts a round and how long it took.</summary>
    public void Round(string mailboxKind, TimeSpan took, bool done) =>
        rounds.Record(took.TotalSeconds, new TagList { { "mailbox", mailboxKind }, { "outcome", done ? "done" : "failed" } });

    private static string Word<T>(T value) where T : struct, Enum => JsonSerializer.SerializeToElement(value, CoreJson.Options).ToString();
}
