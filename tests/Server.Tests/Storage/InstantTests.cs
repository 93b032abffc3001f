using ConsultAddin.Server.Storage;
using CsCheck;

namespace ConsultAddin.Server.Tests.Storage;

/// <summary>Instants as 64-bit Unix microseconds.</summary>
public sealed class InstantTests
{
    [Fact]
    public void An_instant_comes_back_in_UTC_and_loses_less_than_a_microsecond() =>
        Gen.DateTimeOffset.Sample(instant =>
        {
            var back = UnixMicroseconds.Cut(instant);
            Assert.Equal(TimeSpan.Zero, back.Offset);
            Assert.InRange((instant - back).Ticks, 0, TimeSpan.TicksPerMicrosecond - 1);
            Assert.Equal(back, UnixMicroseconds.Cut(back));
        });

    [Fact]
    public void Later_instants_have_no_smaller_numbers() =>
        Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((a, b) =>
            Assert.True(a <= b == UnixMicroseconds.Of(a) <= UnixMicroseconds.Of(b) || UnixMicroseconds.Of(a) == UnixMicroseconds.Of(b)));
}
