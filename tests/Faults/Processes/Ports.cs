using System.Net;
using System.Net.Sockets;

namespace ConsultAddin.Faults.Processes;

/// <summary>
/// Finds free ports of this machine, below those that it gives to outgoing connections: of the latter one may be taken between being found free
/// and being listened on.
/// </summary>
public static class Ports
{
    private const int First = 20_000, Count = 10_000;

    private static int next = Random.Shared.Next(Count);

    /// <summary>A port that nobody listens on now, and that this process wasn't given lately.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref next) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
