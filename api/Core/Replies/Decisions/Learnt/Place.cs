namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>Where the weights of something that is weighed lie: by its letters, mixed, so that no list of them is kept. Two may share a place.</summary>
internal readonly record struct Place(uint Mixed)
{
    /// <summary>How many places there are, as a power of two.</summary>
    public const int Bits = 20;

    /// <summary>That of no letter.</summary>
    public static readonly Place None = new(2166136261);

    /// <summary>Its number, below 2 to the power of <see cref="Bits"/>.</summary>
    public int Index => IndexAmong(Bits);

    /// <summary>Its number, below 2 to the power of a number of bits.</summary>
    public int IndexAmong(int bits) => (int)((Mixed * 2654435761) >> (32 - bits));

    /// <summary>With one letter more.</summary>
    public Place Then(char letter)
    {
        var mixed = (Mixed ^ letter) * 16777619;
        return new(mixed ^ (mixed >> 13));
    }

    /// <summary>With a name's letters more.</summary>
    public Place Then(ReadOnlySpan<char> name)
    {
        var place = this;
        foreach (var letter in name) place = place.Then(letter);
        return place;
    }

    /// <summary>Each of them once, in order; the span is left sorted.</summary>
    public static int[] Distinct(Span<int> places)
    {
        places.Sort();
        var kept = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (i == 0 || places[i] != places[i - 1]) places[kept++] = places[i];
        }
        return places[..kept].ToArray();
    }
}
