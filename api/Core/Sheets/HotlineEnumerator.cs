using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// Walks over the places of a text that name the call centre. Sixteen characters at a time are asked whether one begins
/// <c>12</c> or <c>다산</c>, or is neither ASCII nor a Hangul syllable and so might be another digit or invisible;
/// only there the rules look closer. For <c>foreach</c>.
/// </summary>
public ref struct HotlineEnumerator
{
    // Bytes give their bits faster than units do; every second one is enough.
    private const uint OneBitAUnit = 0x5555_5555;

    private readonly ReadOnlySpan<char> text;
    private int position;
    private uint candidates;
    private int candidatesAt;
    private int end;

    internal HotlineEnumerator(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The place found last.</summary>
    public HotlineSpan Current { get; private set; }

    /// <summary>This, for <c>foreach</c>.</summary>
    public readonly HotlineEnumerator GetEnumerator() => this;

    /// <summary>Goes on to the next place; false at the end of the text.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            while (candidates != 0)
            {
                var at = candidatesAt + (BitOperations.TrailingZeroCount(candidates) >> 1);
                candidates &= candidates - 1;
                if (IsPlain(at))
                {
                    Current = new HotlineSpan(at - 3, 6, HotlineSort.Match);
                    end = at + 3;
                    return true;
                }

                if (!IsWorthReading(at))
                    continue;
                if (HotlineRules.TryRead(text, at, end, out var span))
                {
                    Current = span;
                    end = span.Start + span.Length;
                    return true;
                }
            }

            if (!Advance())
                return false;
        }
    }

    /// <summary>
    /// The commonest of all, <c>02-120</c> on its own line or between a word and the end of a line or sentence, without
    /// asking the rules: they would say the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsPlain(int at)
    {
        if (at - 5 < end || !text[(at - 3)..].StartsWith("02-120")
            || !(text[at - 4] == '\n' || (text[at - 4] == ' ' && text[at - 5] is >= '가' and <= '힣')))
            return false;
        var behind = at + 3;
        return behind == text.Length || text[behind] is '\n' or '\r'
            || (text[behind] is ' ' or '.' && (behind + 1 == text.Length || text[behind + 1] is '\n' or (>= '가' and <= '힣')));
    }

    /// <summary>Sorts out at a glance what can be nothing: 12 without 0, 120 with a digit behind it, a symbol.</summary>
    private readonly bool IsWorthReading(int at)
    {
        if (text[at] is '다')
            return true;
        if (text[at] >= 0x80)
            return HotlineCharacters.MayBelongToNumber(text[at]);
        return at + 3 >= text.Length || text[at + 3] >= 0x80 || text[at + 2] >= 0x80 || (text[at + 2] == '0' && !char.IsAsciiDigit(text[at + 3]));
    }

    /// <summary>Moves to the next sixteen characters with a candidate; false where there are none.</summary>
    private bool Advance()
    {
        // A second load, shifted by one character, sees "12" and "다산" across the edge of a vector.
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var lastWhole = text.Length - Vector256<ushort>.Count - 1;
        var i = position;
        for (; i <= lastWhole; i += Vector256<ushort>.Count)
        {
            var here = Vector256.LoadUnsafe(ref first, (nuint)i);
            var next = Vector256.LoadUnsafe(ref first, (nuint)i + 1);
            var found = (Vector256.Equals(here, Vector256.Create((ushort)'1')) & Vector256.Equals(next, Vector256.Create((ushort)'2')))
                | (Vector256.Equals(here, Vector256.Create((ushort)'다')) & Vector256.Equals(next, Vector256.Create((ushort)'산')));
            var plain = HotlineCharacters.InRange(here, 0, 0x7F) | HotlineCharacters.InRange(here, '가', '힣');
            if (found == Vector256<ushort>.Zero && plain == Vector256<ushort>.AllBitsSet)
                continue;
            candidates = (found | Vector256.AndNot(HotlineCharacters.MayBelongToNumber(here), plain)).AsByte().ExtractMostSignificantBits() & OneBitAUnit;
            if (candidates == 0)
                continue;
            candidatesAt = i;
            position = i + Vector256<ushort>.Count;
            return true;
        }

        for (; i < text.Length; i++)
        {
            if (text[i] is not ('1' or '다') && (text[i] < 0x80 || text[i] is >= '가' and <= '힣'))
                continue;
            candidates = 1;
            candidatesAt = i;
            position = i + 1;
            return true;
        }

        position = i;
        return false;
    }
}
