using System.Threading.Channels;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Server.Live;

/// <summary>A consultation changed.</summary>
/// <param name="Reference">Which one.</param>
/// <param name="Version">Its version now.</param>
public sealed record Changed(Reference Reference, long Version);

/// <summary>Tells everybody in this process that a consultation changed. Missing one does no harm: each stream begins with the present version and asks for it again now and then.</summary>
public sealed class Changes
{
    private readonly Lock _lock = new();
    private readonly List<Channel<Changed>> _listeners = [];

    /// <summary>Tells all listeners; never waits for one.</summary>
    public void Publish(Changed changed)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners)
                listener.Writer.TryWrite(changed);
        }
    }

    /// <summary>Listens from now on, until disposed.</summary>
    public Subscription Listen() => new(this);

    /// <summary>One listener.</summary>
    public sealed class Subscription : IDisposable
    {
        // A slow listener loses the oldest: the newest version is the one that matters.
        private readonly Channel<Changed> _channel = System.Threading.Channels.Channel.CreateBounded<Changed>(
            new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        private readonly Changes _owner;

        internal Subscription(Changes owner)
        {
            _owner = owner;
            lock (owner._lock)
                owner._listeners.Add(_channel);
        }

        /// <summary>What was published, in order.</summary>
        public ChannelReader<Changed> Reader => _channel.Reader;

        /// <inheritdoc />
        public void Dispose()
        {
            lock (_owner._lock)
                _owner._listeners.Remove(_channel);
        }
    }
}
