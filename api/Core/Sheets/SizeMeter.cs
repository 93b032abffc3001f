using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>Adds up a message piece by piece: the text between variables, and their longest values.</summary>
internal sealed class SizeMeter
{
    private readonly Dictionary<(int CodePoint, string? Variable), (List<OddCharacter> List, int Index)> seen = [];

    internal int Bytes { get; private set; }

    internal int Characters { get; private set; }

    internal int LineEnds { get; private set; }

    internal List<OddCharacter> Unencodable { get; } = [];

    internal List<OddCharacter> SomePhonesOnly { get; } = [];

    internal void AddMessage(Message message)
    {
        var text = message.Text;
        var position = 0;
        foreach (var span in VariableSpans.Valid(message))
        {
            Add(text.AsSpan(position, span.Start - position), position, null);
            // Without a longest value what stands in the text is the best guess there is.
            if (span.Variable.Longest.Length > 0)
                Add(span.Variable.Longest, 0, span.Variable.Name);
            else
                Add(text.AsSpan(span.Start, span.Length), span.Start, null);
            position = span.Start + span.Length;
        }

        Add(text.AsSpan(position), position, null);
    }

    internal void AddText(string text) => Add(text, 0, null);

    private void Add(ReadOnlySpan<char> text, int offset, string? variable)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
                continue;
            }

            if (c is '\r' or '\n')
                LineEnds++;
            var length = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            var transmission = length == 2 ? Transmission.Never : CodePage949.Of(c);
            Bytes += transmission == Transmission.OneByte ? 1 : 2;
            Characters += length;
            if (transmission == Transmission.Never)
                Note(Unencodable, text.Slice(i, length), offset + i, variable);
            else if (transmission == Transmission.SomePhones)
                Note(SomePhonesOnly, text.Slice(i, length), offset + i, variable);
            i += length;
        }
    }

    private void Note(List<OddCharacter> list, ReadOnlySpan<char> character, int start, string? variable)
    {
        var whole = Rune.DecodeFromUtf16(character, out var rune, out _) == OperationStatus.Done;
        var codePoint = whole ? rune.Value : character[0];
        if (seen.TryGetValue((codePoint, variable), out var place))
        {
            place.List[place.Index] = place.List[place.Index] with { Count = place.List[place.Index].Count + 1 };
            return;
        }

        seen.Add((codePoint, variable), (list, list.Count));
        list.Add(new OddCharacter(
            whole ? character.ToString() : "\uFFFD",
            string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}"),
            whole ? InvisibleCharacters.Name(rune) : "깨진 문자",
            variable, start, character.Length, 1));
    }
}
