using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>Keeps every line that a server logs, failures with all that they say.</summary>
internal sealed class LogBook : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new();

    public string Text => string.Join('\n', lines);

    /// <summary>Waits, for a minute at most, until a line of this category was written.</summary>
    public Task UntilAsync(string category, CancellationToken cancellation)
    {
        var written = awaited.GetOrAdd(category, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (lines.Any(l => l.StartsWith(category, StringComparison.Ordinal)))
            written.TrySetResult();
        return written.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(string category, string line)
    {
        lines.Enqueue($"{category}: {line}");
        foreach (var (prefix, written) in awaited)
        {
            if (category.StartsWith(prefix, StringComparison.Ordinal))
                written.TrySetResult();
        }
    }

    private sealed class Logger(LogBook book, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            book.Write(category, $"{logLevel} {formatter(state, exception)} {exception}");
    }
}
