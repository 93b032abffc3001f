using System.Globalization;

namespace ConsultAddin.Local.Doors;

/// <summary>What this process runs.</summary>
public enum Part
{
    /// <summary>Stand-in and product on one port.</summary>
    Both,

    /// <summary>The stand-in alone.</summary>
    StandIn,

    /// <summary>The product alone, against a stand-in elsewhere.</summary>
    Server,
}

/// <summary>The command line of the default run.</summary>
/// <param name="Part">What is run.</param>
/// <param name="Port">The port on 127.0.0.1.</param>
/// <param name="Data">The folder that keeps everything.</param>
/// <param name="Reset">Whether what was kept is thrown away first.</param>
/// <param name="StandIn">Where the stand-in is, for the product alone.</param>
/// <param name="Server">Where the product is, for the stand-in alone; null when it isn't known.</param>
public sealed record LocalArguments(Part Part, int Port, string Data, bool Reset, Uri? StandIn, Uri? Server)
{
    /// <summary>How the command line is used.</summary>
    public const string Usage =
        "dotnet run --project api/Local -- [--port N] [--data DIR] [--reset] [--only stand-in [--server URL] | --only server --stand-in URL]";

    private const int UsualPort = 5120;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It isn't one; the message says why.</exception>
    public static LocalArguments Read(IReadOnlyList<string> words)
    {
        var read = new LocalArguments(Part.Both, UsualPort, Path.GetFullPath("data"), false, null, null);
        for (var i = 0; i < words.Count; i++)
        {
            string Value() => ++i < words.Count ? words[i] : throw new FormatException($"{words[i - 1]} wants a value.");
            read = words[i] switch
            {
                "--port" => read with { Port = Number(Value()) },
                "--data" => read with { Data = Path.GetFullPath(Value()) },
                "--reset" => read with { Reset = true },
                "--only" => read with
                {
                    Part = Value() switch
                    {
                        "stand-in" => Part.StandIn,
                        "server" => Part.Server,
                        var other => throw new FormatException($"--only takes stand-in or server, not {other}."),
                    },
                },
                "--stand-in" => read with { StandIn = Address(Value()) },
                "--server" => read with { Server = Address(Value()) },
                var other => throw new FormatException($"Unknown: {other}"),
            };
        }

        if (read.Part is Part.Server != read.StandIn is not null)
            throw new FormatException("--only server wants --stand-in URL, and nothing else does.");
        if (read.Server is not null && read.Part is not Part.StandIn)
            throw new FormatException("--server goes with --only stand-in.");
        return read.Port == 0 ? read with { Port = FreePort() } : read;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new FormatException($"--port wants a number up to 65535, not {text}.");

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsLoopback
            ? address
            : throw new FormatException($"{text} is not an address of this machine.");

    // The port must be known before the start, since it stands in addresses that the product writes.
    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
