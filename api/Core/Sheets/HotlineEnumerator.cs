using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// Walks over the places of a text that name the call centre. Sixteen characters at a time are asked whether one begins
/// <c>120</c> or <c>다산</c>, or is neither ASCII nor a Hangul syllable and so might be another digit or invisible;
/// only there the rules look closer. For <c>foreach</c>.
/// </summary>
public ref struct HotlineEnumerator
{
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
                var at = candidatesAt + BitOperations.TrailingZeroCount(candidates);
                candidates &= candidates - 1;
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

    /// <summary>Moves to the next sixteen characters with a candidate; false where there are none.</summary>
    private bool Advance()
    {
        // Three loads, shifted by one and two characters, see "120" and "다산" across the edge of a vector.
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var lastWhole = text.Length - Vector256<ushort>.Count - 2;
        var i = position;
        for (; i <= lastWhole; i += Vector256<ushort>.Count)
        {
            var here = Vector256.LoadUnsafe(ref first, (nuint)i);
            var next = Vector256.LoadUnsafe(ref first, (nuint)i + 1);
            var afterNext = Vector256.LoadUnsafe(ref first, (nuint)i + 2);
            var number = Vector256.Equals(here, Vector256.Create((ushort)'1'))
                & Vector256.Equals(next, Vector256.Create((ushort)'2'))
                & Vector256.Equals(afterNext, Vector256.Create((ushort)'0'));
            var name = Vector256.Equals(here, Vector256.Create((ushort)'다')) & Vector256.Equals(next, Vector256.Create((ushort)'산'));
            var plain = Vector256.LessThan(here, Vector256.Create((ushort)0x80))
                | Vector256.LessThan(here - Vector256.Create((ushort)'가'), Vector256.Create((ushort)('힣' - '가' + 1)));
            candidates = (number | name | ~plain).ExtractMostSignificantBits();
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
