using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Takes the words out of Rich Text Format, as Outlook puts a mail's body into winmail.dat: HTML that is wrapped in it comes out as
/// HTML again (MS-OXRTFEX), everything else as plain text. Reads each byte once; a text that is made to break it isn't read.
/// </summary>
internal sealed class RtfText
{
    private const int DeepestGroup = 500;
    private const int SmallestLetter = 8;

    // Groups that hold no words of the text. Those that begin with a star are passed over anyway.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "stylesheet", "info", "pict", "object", "objdata", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote",
        "annotation", "fldinst", "filetbl", "revtbl", "listtable", "listoverridetable", "xmlnstbl", "themedata", "nonshppict", "bkmkstart", "bkmkend", "xe", "tc", "rxe",
    };

    private readonly byte[] _rtf;
    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];
    private readonly Stack<State> _around = new();
    private readonly Dictionary<int, int> _codePages = [];
    private readonly List<Shade> _colours = [];
    private State _now = new() { Skip = 1 };
    private int _codePage = 1252;
    private int _font;
    private int _toSkip;
    private int _at;
    private (int Red, int Green, int Blue) _colour;
    private bool _starred;

    private enum Place : byte
    {
        Words,
        Tag,
        Fonts,
        Colours,
        Nowhere,
    }

    private struct State
    {
        public Place Place;
        // \htmlrtf: for programs that know RTF only.
        public bool ForRtf;
        public bool Hidden;
        public bool White;
        public bool Tiny;
        public bool Shaded;
        public int Skip;
        public int CodePage;
    }

    private RtfText(byte[] rtf) => _rtf = rtf;

    /// <summary>Whether what comes out is HTML.</summary>
    public bool IsHtml { get; private set; }

    /// <summary>Whether some of it is white or too small to be seen.</summary>
    public bool IsFaint { get; private set; }

    /// <summary>What came out.</summary>
    public string Text => _text.ToString();

    /// <summary>Reads a text; null for what is none, or can't be read here.</summary>
    public static RtfText? Read(byte[] rtf)
    {
        if (!rtf.AsSpan().StartsWith(@"{\rtf"u8)) return null;
        var reader = new RtfText(rtf);
        return reader.ReadAll() ? reader : null;
    }

    private bool ReadAll()
    {
        while (_at < _rtf.Length)
        {
            var c = _rtf[_at++];
            switch (c)
            {
                case (byte)'{':
                    Flush();
                    if (_around.Count >= DeepestGroup) return false;
                    _around.Push(_now);
                    _starred = false;
                    _toSkip = 0;
                    break;
                case (byte)'}':
                    Flush();
                    if (_around.Count == 0) return true;
                    _now = _around.Pop();
                    _starred = false;
                    _toSkip = 0;
                    if (_around.Count == 0) return true;
                    break;
                case (byte)'\\':
                    Control();
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    Byte(c);
                    break;
            }
        }
        Flush();
        return true;
    }

    private void Control()
    {
        if (_at >= _rtf.Length) return;
        var c = (char)_rtf[_at++];
        if (!char.IsAsciiLetter(c))
        {
            switch (c)
            {
                case '\'':
                    if (_at + 1 < _rtf.Length && byte.TryParse(_rtf.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) Byte(value);
                    _at = Math.Min(_at + 2, _rtf.Length);
                    break;
                case '*':
                    _starred = true;
                    break;
                case '~':
                    Letter('\u00A0');
                    break;
                case '_':
                    Letter('-');
                    break;
                case '\\' or '{' or '}':
                    Byte((byte)c);
                    break;
                case '\r' or '\n':
                    Word("par", null);
                    break;
            }
            return;
        }
        var start = _at - 1;
        while (_at < _rtf.Length && char.IsAsciiLetter((char)_rtf[_at])) _at++;
        var name = _at - start > 32 ? "" : Encoding.ASCII.GetString(_rtf, start, _at - start);
        var digits = _at;
        if (_at < _rtf.Length && _rtf[_at] == '-') _at++;
        while (_at < _rtf.Length && char.IsAsciiDigit((char)_rtf[_at])) _at++;
        int? number = int.TryParse(_rtf.AsSpan(digits, _at - digits), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        if (_at < _rtf.Length && _rtf[_at] == ' ') _at++;
        Word(name, number);
    }

    private void Word(string name, int? number)
    {
        if (name == "u")
        {
            _toSkip = 0;
            Letter((char)(ushort)(number ?? '?'));
            _toSkip = _now.Skip;
            return;
        }
        // What stands in for a letter that old programs don't know may be one of these.
        if (_toSkip > 0 && name.Length > 0 && name is not ("par" or "line"))
        {
            _toSkip--;
        }
        Flush();
        if (_starred)
        {
            _starred = false;
            _now.Place = name == "htmltag" && _now.Place is Place.Words or Place.Tag ? Place.Tag : Place.Nowhere;
            return;
        }
        switch (name)
        {
            case "bin":
                _at = (int)Math.Min(_rtf.Length, _at + (long)Math.Max(0, number ?? 0));
                break;
            case "ansicpg":
                _codePage = number ?? _codePage;
                break;
            case "fromhtml":
                IsHtml = true;
                break;
            case "htmlrtf":
                _now.ForRtf = number != 0;
                break;
            case "uc":
                _now.Skip = Math.Clamp(number ?? 1, 0, 10);
                break;
            case "fonttbl":
                _now.Place = Place.Fonts;
                break;
            case "colortbl":
                _now.Place = Place.Colours;
                break;
            case "f":
                _font = number ?? 0;
                if (_now.Place != Place.Fonts) _now.CodePage = _codePages.GetValueOrDefault(_font);
                break;
            case "fcharset" when _now.Place == Place.Fonts && _codePages.Count < 5000:
                _codePages[_font] = number switch { 128 => 932, 129 or 130 => 949, 134 => 936, 136 => 950, 161 => 1253, 162 => 1254, 204 => 1251, 238 => 1250, _ => 0 };
                break;
            case "red":
                _colour.Red = number ?? 0;
                break;
            case "green":
                _colour.Green = number ?? 0;
                break;
            case "blue":
                _colour.Blue = number ?? 0;
                break;
            case "cf":
                _now.White = number is > 0 and var ink && ink < _colours.Count && _colours[ink].IsNear(Shade.White, 40);
                break;
            case "cb" or "highlight" or "chcbpat" or "clcbpat" or "cbpat":
                _now.Shaded = number is > 0 and var ground && ground < _colours.Count && !_colours[ground].IsNear(Shade.White, 80);
                break;
            case "fs":
                _now.Tiny = number < SmallestLetter;
                break;
            case "v" or "deleted":
                _now.Hidden = number != 0;
                break;
            case "plain":
                (_now.Hidden, _now.White, _now.Shaded, _now.Tiny) = (false, false, false, false);
                break;
            case "par" or "line" or "sect" or "page" or "row" or "nestrow":
                Letter('\n');
                break;
            case "tab":
                Letter('\t');
                break;
            case "cell" or "nestcell" or "emspace" or "enspace" or "qmspace":
                Letter(' ');
                break;
            case "lquote":
                Letter('‘');
                break;
            case "rquote":
                Letter('’');
                break;
            case "ldblquote":
                Letter('“');
                break;
            case "rdblquote":
                Letter('”');
                break;
            case "bullet":
                Letter('•');
                break;
            case "endash":
                Letter('–');
                break;
            case "emdash":
                Letter('—');
                break;
            default:
                if (Silent.Contains(name)) _now.Place = Place.Nowhere;
                break;
        }
    }

    private void Byte(byte value)
    {
        if (_now.Place == Place.Colours)
        {
            if (value == ';' && _colours.Count < 5000)
            {
                _colours.Add(new(_colour.Red, _colour.Green, _colour.Blue));
                _colour = default;
            }
            return;
        }
        if (_toSkip > 0) _toSkip--;
        else if (IsRead) _bytes.Add(value);
    }

    private void Letter(char letter)
    {
        Flush();
        if (IsRead) Write([letter]);
    }

    private bool IsRead => _now.Place switch
    {
        Place.Tag => IsHtml,
        Place.Words => !(IsHtml ? _now.ForRtf : _now.Hidden),
        _ => false,
    };

    private void Flush()
    {
        if (_bytes.Count == 0) return;
        var page = _now.CodePage > 0 ? _now.CodePage : _codePage;
        Write(CharsetReader.Decode([.. _bytes], page == 65001 ? "utf-8" : "cp" + page.ToString(CultureInfo.InvariantCulture)));
        _bytes.Clear();
    }

    private void Write(ReadOnlySpan<char> letters)
    {
        if (!IsHtml)
        {
            if ((_now.White && !_now.Shaded || _now.Tiny) && !letters.IsWhiteSpace()) IsFaint = true;
            _text.Append(letters);
            return;
        }
        foreach (var letter in letters)
        {
            if (_now.Place == Place.Tag || letter is not ('<' or '&')) _text.Append(letter);
            else _text.Append(letter == '<' ? "&lt;" : "&amp;");
        }
    }
}
