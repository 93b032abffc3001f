using System.Security.Cryptography;
using System.Text.Json;

namespace ConsultAddin.Server.Storage;

/// <summary>Ties each event to the one before it in the same consultation, so that a changed or missing row shows.</summary>
public static class EventChain
{
    /// <summary>SHA-256 over the JSON array of the previous hash (hex; empty for the first row) and the row's values in order.</summary>
    public static byte[] Link(ReadOnlySpan<byte> previous, EventRow row) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            Convert.ToHexStringLower(previous), row.ConsultationId, row.Version, row.Id, UnixMicroseconds.Of(row.At),
            row.Actor, row.Name, row.NameVersion, row.Fact,
        }));

    /// <summary>Version of the first row that doesn't follow from the one before it; null when the whole chain holds.</summary>
    /// <param name="rows">All rows of one consultation, by version.</param>
    public static long? FirstBreak(IEnumerable<EventRow> rows)
    {
        byte[] previous = [];
        var expected = 1L;
        foreach (var row in rows)
        {
            if (row.Version != expected++ || !row.Hash.AsSpan().SequenceEqual(Link(previous, row)))
                return row.Version;
            previous = row.Hash;
        }

        return null;
    }
}
