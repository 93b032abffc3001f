using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ConsultAddin.Server.Storage;

/// <summary>
/// Keeps an instant as 64-bit microseconds since 1970 in UTC, in both databases:
/// SQLite can't order a DateTimeOffset, and PostgreSQL's own type would refuse offsets. Below a microsecond is cut off.
/// </summary>
public sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => Of(instant),
    micros => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond))
{
    /// <summary>Microseconds since 1970, rounded down.</summary>
    public static long Of(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        return Math.DivRem(ticks, TimeSpan.TicksPerMicrosecond) is (var whole, < 0) ? whole - 1 : ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>The instant as it will be read back.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) =>
        DateTimeOffset.UnixEpoch.AddTicks(Of(instant) * TimeSpan.TicksPerMicrosecond);
}
