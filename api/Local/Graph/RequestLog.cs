namespace ConsultAddin.Local.Graph;

/// <summary>One request to Graph.</summary>
public sealed record GraphCall
{
    /// <summary>Its number since the start, from 1.</summary>
    public long Number { get; init; }

    /// <summary>When it came, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The path after <c>/v1.0</c>, unescaped.</summary>
    public string Path { get; init; } = "";

    /// <summary>The query, unescaped.</summary>
    public string Query { get; init; } = "";

    /// <summary>The address of the mailbox asked; null when the request named none.</summary>
    public string? Mailbox { get; init; }

    /// <summary>The kinds of content that left: <c>metadata</c>, <c>preview</c>, <c>headers</c>, <c>body</c>, <c>mime</c>, <c>attachments</c>.</summary>
    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>The Message-IDs of the mails whose preview, body, MIME form or attachments left.</summary>
    public IReadOnlyList<string> Disclosed { get; init; } = [];

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>The request id in the answer's headers.</summary>
    public string RequestId { get; init; } = "";
}

/// <summary>The newest requests to Graph: proof of what the product did, and did not, ask for.</summary>
public sealed class RequestLog
{
    private const int Kept = 20_000;
    private readonly Lock gate = new();
    private readonly Queue<GraphCall> calls = new();
    private long number;

    /// <summary>The requests with a number above the given one, oldest first.</summary>
    public IReadOnlyList<GraphCall> Since(long after = 0)
    {
        lock (gate) return [.. calls.Where(c => c.Number > after)];
    }

    /// <summary>Forgets all requests; numbers go on.</summary>
    public void Clear()
    {
        lock (gate) calls.Clear();
    }

    internal void Add(GraphCall call)
    {
        lock (gate)
        {
            calls.Enqueue(call with { Number = ++number });
            if (calls.Count > Kept) calls.Dequeue();
        }
    }
}
