using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>What of an answer's <see cref="Letters"/> the regression weighs: each stretch of one to four.</summary>
internal static class Grams
{
    private const int Longest = 4;

    /// <summary>The places of the stretches, each once, in order.</summary>
    public static int[] Of(string letters)
    {
        var places = ArrayPool<int>.Shared.Rent(letters.Length * Longest);
        var found = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var place = Place.None;
            for (var n = 0; n < Longest && i + n < letters.Length; n++) places[found++] = (place = place.Then(letters[i + n])).Index;
        }
        var distinct = Place.Distinct(places.AsSpan(0, found));
        ArrayPool<int>.Shared.Return(places);
        return distinct;
    }
}
