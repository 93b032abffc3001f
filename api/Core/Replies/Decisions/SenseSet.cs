namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>A set of senses: what was met so far in a clause.</summary>
internal readonly record struct SenseSet
{
    private readonly UInt128 bits;

    private SenseSet(UInt128 bits) => this.bits = bits;

    /// <summary>The set of the senses named.</summary>
    public static SenseSet Of(params ReadOnlySpan<Sense> senses)
    {
        var set = default(SenseSet);
        foreach (var sense in senses) set = set.With(sense);
        return set;
    }

    /// <summary>The set with one sense more.</summary>
    public SenseSet With(Sense sense) => new(bits | (UInt128.One << (int)sense));

    /// <summary>The set without the senses named.</summary>
    public SenseSet Without(SenseSet others) => new(bits & ~others.bits);

    /// <summary>Whether a sense was met.</summary>
    public bool Has(Sense sense) => (bits >> (int)sense & 1) != 0;

    /// <summary>Whether any of the senses named was met.</summary>
    public bool HasAny(SenseSet others) => (bits & others.bits) != 0;
}
