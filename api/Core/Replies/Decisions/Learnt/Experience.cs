using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// What was learnt from the answers of tests/Core.Tests/Replies/Decisions by <c>tests/run --long learn</c>: a regression and networks. They err in
/// different answers, so that together they err in fewer.
/// </summary>
/// <param name="Source">Fingerprint of the answers, SHA-256.</param>
/// <param name="Regression">Knows phrases by heart.</param>
/// <param name="Networks">Have a sense for what is alike.</param>
/// <param name="Syllables">The syllables of Hangul that stood in some answer.</param>
internal sealed record Experience(ReadOnlyMemory<byte> Source, Regression Regression, IReadOnlyList<Network> Networks, IReadOnlySet<char> Syllables)
{
    private static readonly Lazy<Experience> Learnt = new(Load);

    /// <summary>What the reader holds.</summary>
    public static Experience Held => Learnt.Value;

    // Measured on answers left out: the regression alone is better than one network, and not as good as several.
    private const float WeightOfRegression = 0.4f;

    /// <summary>The likelihood for an answer.</summary>
    public Likelihood Weigh(Traits traits) => Weigh(traits, Regression.Weigh(traits));

    /// <summary>The likelihood for an answer of which that by the regression is known.</summary>
    public Likelihood Weigh(Traits traits, Likelihood byHeart) => Likelihood.Together(
        [(byHeart, WeightOfRegression), .. Networks.Select(n => (n.Weigh(traits.Letters), (1 - WeightOfRegression) / Networks.Count))]);

    /// <summary>Whether each syllable of a text stood in some answer: nothing can be like what is said in others.</summary>
    public bool KnowsSyllablesOf(string text) => Readable.Compose(text).All(c => !Letters.IsSyllable(c) || Syllables.Contains(c));

    /// <summary>Which syllables stand in texts.</summary>
    public static IReadOnlySet<char> SyllablesOf(IEnumerable<string> texts) => texts.SelectMany(Readable.Compose).Where(Letters.IsSyllable).ToHashSet();

    /// <summary>A fingerprint of files, by which it is known whether something was learnt from them.</summary>
    /// <param name="files">The files, in order.</param>
    public static byte[] Fingerprint(IEnumerable<string> files) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(f => File.ReadAllText(f).ReplaceLineEndings("\n")))));

    /// <summary>Writes it, compressed.</summary>
    public void Write(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        packed.Write(Source.Span);
        Regression.Write(packed);
        using var writer = new BinaryWriter(packed, Encoding.UTF8, leaveOpen: true);
        writer.Write(string.Concat(Syllables.Order()));
        writer.Write(Networks.Count);
        foreach (var network in Networks) network.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Experience Read(Stream stream)
    {
        using var packed = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        var source = new byte[SHA256.HashSizeInBytes];
        packed.ReadExactly(source);
        var regression = Regression.Read(packed);
        using var reader = new BinaryReader(packed, Encoding.UTF8, leaveOpen: true);
        var syllables = reader.ReadString().ToHashSet();
        return new(source, regression, [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => Network.Read(reader))], syllables);
    }

    private static Experience Load()
    {
        using var stream = typeof(Experience).Assembly.GetManifestResourceStream("learnt.br")!;
        return Read(stream);
    }
}
