using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>How a stretch of a comparison relates to the two texts.</summary>
public enum DifferenceSort
{
    /// <summary>In both texts.</summary>
    Same,
    /// <summary>Only in the older text.</summary>
    Removed,
    /// <summary>Only in the newer text.</summary>
    Added,
}

/// <summary>A stretch of a comparison.</summary>
/// <param name="Sort">In which of the texts it stands.</param>
/// <param name="Text">What stands there.</param>
public readonly record struct DifferencePart(DifferenceSort Sort, string Text);

/// <summary>The difference of two texts by words, as people read it: what stayed, what went, what came.</summary>
public static class TextDifference
{
    /// <summary>Beyond this many changed words the middle is shown as replaced whole: nobody reads such a difference.</summary>
    private const int MaxEdits = 1_000;

    /// <summary>
    /// Compares word by word (runs of letters, runs of digits, runs of blanks, single other characters) with the fewest
    /// removed and added words. The parts that aren't <see cref="DifferenceSort.Added"/> make up the older text, those
    /// that aren't <see cref="DifferenceSort.Removed"/> the newer one, unchanged. Neighbours differ in sort.
    /// </summary>
    public static IReadOnlyList<DifferencePart> Between(string older, string newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        var (before, after) = (Words(older), Words(newer));
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
            head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;

        var parts = new Parts();
        parts.Add(DifferenceSort.Same, before, 0, head);
        AddMiddle(parts, before[head..^tail], after[head..^tail]);
        parts.Add(DifferenceSort.Same, before, before.Count - tail, before.Count);
        return parts.Finish();
    }

    /// <summary>Myers's greedy algorithm; the furthest points of each step are kept to walk back from the end.</summary>
    private static void AddMiddle(Parts parts, List<string> before, List<string> after)
    {
        var most = Math.Min(before.Count + after.Count, MaxEdits);
        var furthest = new int[2 * most + 3];
        var steps = new List<int[]>();
        var found = false;
        for (var edits = 0; edits <= most && !found; edits++)
        {
            steps.Add(furthest[(most + 1 - edits)..(most + 2 + edits)]);
            for (var diagonal = -edits; diagonal <= edits && !found; diagonal += 2)
            {
                var at = most + 1 + diagonal;
                var x = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1])
                    ? furthest[at + 1]
                    : furthest[at - 1] + 1;
                while (x < before.Count && x - diagonal < after.Count && before[x] == after[x - diagonal])
                    x++;
                furthest[at] = x;
                found = x >= before.Count && x - diagonal >= after.Count;
            }
        }

        if (!found)
        {
            parts.Add(DifferenceSort.Removed, before, 0, before.Count);
            parts.Add(DifferenceSort.Added, after, 0, after.Count);
            return;
        }

        var script = new Stack<(DifferenceSort Sort, string Word)>();
        var (i, j) = (before.Count, after.Count);
        for (var edits = steps.Count - 1; edits >= 0; edits--)
        {
            // steps[edits] holds the points before that step, for diagonals -edits..edits.
            var points = steps[edits];
            var diagonal = i - j;
            int PointAt(int d) => d < -edits || d > edits ? -1 : points[d + edits];
            var down = diagonal == -edits || (diagonal != edits && PointAt(diagonal - 1) < PointAt(diagonal + 1));
            var fromDiagonal = down ? diagonal + 1 : diagonal - 1;
            var x = edits == 0 ? 0 : PointAt(fromDiagonal);
            var y = x - fromDiagonal;
            var (startX, startY) = edits == 0 ? (0, 0) : down ? (x, y + 1) : (x + 1, y);
            while (i > startX && j > startY)
            {
                script.Push((DifferenceSort.Same, before[--i]));
                j--;
            }

            if (edits > 0)
                script.Push(down ? (DifferenceSort.Added, after[--j]) : (DifferenceSort.Removed, before[--i]));
        }

        foreach (var (sort, word) in script)
            parts.Add(sort, word);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var kind = Kind(text[start]);
            var end = start + 1;
            while (end < text.Length && kind != 0 && Kind(text[end]) == kind)
                end++;
            if (kind == 0 && char.IsHighSurrogate(text[start]) && end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            words.Add(text[start..end]);
            start = end;
        }

        return words;
    }

    private static int Kind(char c) => char.IsLetter(c) ? 1 : char.IsDigit(c) ? 2 : c is ' ' or '\t' ? 3 : 0;

    /// <summary>Collects words into parts; between two kept words what was removed comes before what was added.</summary>
    private sealed class Parts
    {
        private readonly List<DifferencePart> finished = [];
        private readonly StringBuilder same = new();
        private readonly StringBuilder removed = new();
        private readonly StringBuilder added = new();

        internal void Add(DifferenceSort sort, List<string> words, int from, int to)
        {
            for (var i = from; i < to; i++)
                Add(sort, words[i]);
        }

        internal void Add(DifferenceSort sort, string word)
        {
            if (sort == DifferenceSort.Same)
            {
                FlushChange();
                same.Append(word);
                return;
            }

            Flush(same, DifferenceSort.Same);
            (sort == DifferenceSort.Removed ? removed : added).Append(word);
        }

        internal List<DifferencePart> Finish()
        {
            FlushChange();
            Flush(same, DifferenceSort.Same);
            return finished;
        }

        private void FlushChange()
        {
            Flush(removed, DifferenceSort.Removed);
            Flush(added, DifferenceSort.Added);
        }

        private void Flush(StringBuilder text, DifferenceSort sort)
        {
            if (text.Length == 0)
                return;
            finished.Add(new DifferencePart(sort, text.ToString()));
            text.Clear();
        }
    }
}
