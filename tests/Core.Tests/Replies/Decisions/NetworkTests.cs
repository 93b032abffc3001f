using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

/// <summary>Two servers with different processors must not part at a threshold: a network finds the same however many numbers are taken at once.</summary>
public sealed class NetworkTests
{
    private static readonly Network.Shape Shape = new("가나다동의합니.", 32, 32, 32);

    [Theory]
    [InlineData(".동의합니다.")]
    [InlineData(".가.")]
    [InlineData(".모르는글자뿐이라도ㅎㅎ.")]
    [InlineData(".가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호.")]
    public void What_a_network_finds_is_what_comes_out_number_by_number(string letters)
    {
        var parameters = Scattered();

        Assert.Equal(NumberByNumber(parameters, letters), new Network(Shape, parameters).Weigh(letters).Of);
    }

    private static Network.Parameters Scattered()
    {
        var dice = new Random(1);
        var parameters = Network.Parameters.Of(Shape);
        foreach (var part in parameters.All)
        {
            for (var i = 0; i < part.Length; i++) part[i] = (float)(Half)(dice.NextSingle() - 0.5f);
        }
        return parameters;
    }

    private static IReadOnlyList<float> NumberByNumber(Network.Parameters parameters, string letters)
    {
        var rows = Network.RowsOf(Shape.Letters);
        var (adds, step) = Adds(parameters);
        var margin = Enumerable.Repeat(Array.Empty<int>(), Network.Margin);
        var places = margin.Concat(Network.Read(letters).Select(letter =>
        {
            var parts = new int[Network.MostRows];
            return parts[..Network.RowsOf(letter, rows, parts)];
        })).Concat(margin).ToList();
        var values = (float[])parameters.HiddenBias.Clone();
        for (var f = 0; f < Shape.Findings; f++)
        {
            var (view, detector) = Math.DivRem(f, Shape.AllDetectors);
            var (w, d) = Math.DivRem(detector, Shape.Detectors);
            var width = Network.Widths[w];
            var strongest = Enumerable.Range(0, places.Count - width + 1).Where(at => view == 0 || Network.IsLast(at, width, places.Count))
                .Max(at => Enumerable.Range(0, width).Sum(n => places[at + n].Sum(row => adds[row][w][n, d])));
            var finding = strongest * step + parameters.DetectorBias[f];
            if (finding <= 0) continue;
            for (var h = 0; h < values.Length; h++) values[h] += finding * parameters.Hidden[h * Shape.Findings + f];
        }
        var scores = (float[])parameters.OutputBias.Clone();
        for (var h = 0; h < values.Length; h++)
        {
            for (var s = 0; s < scores.Length && values[h] > 0; s++) scores[s] += values[h] * parameters.Output[s * Shape.Hidden + h];
        }
        return Likelihood.Softmax(scores).Of;
    }

    // For each row and width what it adds at each place to each detector, in steps.
    private static (int[][][,] Adds, float Step) Adds(Network.Parameters parameters)
    {
        var exact = Enumerable.Range(0, Shape.Rows).Select(row => Enumerable.Range(0, Network.Widths.Count).Select(w =>
        {
            var of = new float[Network.Widths[w], Shape.Detectors];
            for (var i = 0; i < of.Length; i++)
            {
                var (n, d) = Math.DivRem(i, Shape.Detectors);
                for (var e = 0; e < Shape.Embedding; e++)
                    of[n, d] += parameters.Embedding[row * Shape.Embedding + e] * parameters.Detector[Shape.DetectorsAt(w) + (d * Network.Widths[w] + n) * Shape.Embedding + e];
            }
            return of;
        }).ToArray()).ToArray();
        int[] kinds = [0, Shape.Letters.Length + 1, Shape.Letters.Length + 20, Shape.Letters.Length + 41, Shape.Rows];
        var largest = 0f;
        for (var w = 0; w < Network.Widths.Count; w++)
        {
            for (var d = 0; d < Shape.Detectors; d++)
            {
                largest = MathF.Max(largest, Enumerable.Range(0, Network.Widths[w]).Sum(n =>
                    Enumerable.Range(0, kinds.Length - 1).Sum(k => exact[kinds[k]..kinds[k + 1]].Max(row => MathF.Abs(row[w][n, d])))));
            }
        }
        var step = largest / (short.MaxValue - Network.MostRows * Network.Widths.Max());
        return ([.. exact.Select(row => row.Select(of =>
        {
            var steps = new int[of.GetLength(0), of.GetLength(1)];
            for (var i = 0; i < of.Length; i++) steps[i / Shape.Detectors, i % Shape.Detectors] = (int)MathF.Round(of[i / Shape.Detectors, i % Shape.Detectors] / step);
            return steps;
        }).ToArray())], step);
    }
}
