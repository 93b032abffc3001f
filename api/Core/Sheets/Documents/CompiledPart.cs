using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// A part of a template, cut once into what never changes and the places to fill, so that a fill only writes bytes. The
/// places are signs in the part's XML, made of code points that Unicode reserves for a program's own use.
/// </summary>
internal sealed class CompiledPart
{
    private const char Hole = '\uFDD0';
    private const char GroupStart = '\uFDD1';
    private const char GroupEnd = '\uFDD2';
    private const char End = '\uFDD3';

    private readonly List<Piece> pieces;
    private readonly byte[] lineBreak;

    private CompiledPart(List<Piece> pieces, string lineBreak)
    {
        this.pieces = pieces;
        this.lineBreak = Encoding.UTF8.GetBytes(lineBreak);
    }

    /// <summary>The sign of a place where the value of a tag is written.</summary>
    public static string ValueOf(TemplateTag tag) => $"{Hole}={tag.Name}{End}";

    /// <summary>The sign of a place, in an attribute, where the path of a tag is written.</summary>
    public static string PathOf(TemplateTag tag) => $"{Hole}@{tag.Name}{End}";

    /// <summary>The sign before what is repeated for each item of a list.</summary>
    public static string StartOf(TagList list) => $"{GroupStart}{list}{End}";

    /// <summary>The sign behind what is repeated.</summary>
    public static string EndOf() => $"{GroupEnd}{End}";

    /// <summary>Whether a text holds one of the signs, which no template may.</summary>
    public static bool HoldsSign(string xml) => xml.AsSpan().IndexOfAnyInRange(Hole, End) >= 0;

    /// <summary>Cuts a part whose XML holds signs.</summary>
    /// <param name="xml">The part's XML.</param>
    /// <param name="lineBreak">The markup that takes the place of a line end within a value.</param>
    public static CompiledPart Compile(string xml, string lineBreak)
    {
        var at = 0;
        return new CompiledPart(Pieces(xml, ref at), lineBreak);
    }

    /// <summary>Writes the filled part as UTF-8.</summary>
    public void Write(Stream stream, FilledSheet filled) => Write(pieces, stream, filled, 0);

    private void Write(List<Piece> list, Stream stream, FilledSheet filled, int index)
    {
        foreach (var piece in list)
        {
            if (piece.Literal is { } literal)
            {
                stream.Write(literal);
            }
            else if (piece.Tag is { } tag)
            {
                if (piece.IsPath)
                    stream.Write(Encoding.UTF8.GetBytes(tag.Path(index)));
                else if (tag.List == TagList.None || index < TemplateTag.Count(tag.List, filled))
                    WriteValue(stream, tag.Value!(filled, index));
            }
            else
            {
                for (var i = 0; i < Math.Max(1, TemplateTag.Count(piece.List, filled)); i++)
                    Write(piece.Group!, stream, filled, i);
            }
        }
    }

    private void WriteValue(Stream stream, string value)
    {
        var xml = new StringBuilder(value.Length + 16);
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '&': xml.Append("&amp;"); break;
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '\t': xml.Append("    "); break;
                case '\r' when i + 1 < value.Length && value[i + 1] == '\n': break;
                case '\r' or '\n':
                    stream.Write(Encoding.UTF8.GetBytes(xml.ToString()));
                    stream.Write(lineBreak);
                    xml.Clear();
                    written = i + 1;
                    break;
                default: xml.Append(value[i]); break;
            }
        }

        if (written < value.Length)
            stream.Write(Encoding.UTF8.GetBytes(xml.ToString()));
    }

    private static List<Piece> Pieces(string xml, ref int at)
    {
        var pieces = new List<Piece>();
        while (at < xml.Length)
        {
            var next = xml.AsSpan(at).IndexOfAnyInRange(Hole, GroupEnd);
            var until = next < 0 ? xml.Length : at + next;
            if (until > at)
                pieces.Add(new Piece(Literal: Encoding.UTF8.GetBytes(xml[at..until])));
            if (next < 0)
            {
                at = xml.Length;
                break;
            }

            var close = xml.IndexOf(End, until);
            var (sign, name) = (xml[until], xml[(until + 1)..close]);
            at = close + 1;
            if (sign == GroupEnd)
                break;
            pieces.Add(sign == GroupStart
                ? new Piece(List: Enum.Parse<TagList>(name), Group: Pieces(xml, ref at))
                : new Piece(Tag: TemplateTag.Named(name[1..]), IsPath: name[0] == '@'));
        }

        return pieces;
    }

    private sealed record Piece(
        byte[]? Literal = null, TemplateTag? Tag = null, bool IsPath = false, TagList List = TagList.None, List<Piece>? Group = null);
}
