using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Server.Commands;

/// <summary>
/// <c>check [--lines] FILE…</c>: says of texts whether they name 02-120 and how large they are as messages, for scripts
/// of sending systems. One JSON line a text on standard output and nothing else there; no database, no network.
/// </summary>
internal static class Check
{
    private const string Usage = """
        check [--lines] FILE…
          FILE     a text in UTF-8; - is standard input
          --lines  every line of a file is a text of its own
          --       what follows are files, even with a dash in front
        """;

    // As it stands: the reader is a program that knows UTF-8, not a page that could be fooled.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A broken byte is said, never replaced: the text that was checked must be the text that is sent.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Runs the verb; the exit code is 0, 2 for wrong options, 1 where the output can't be written.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args, Stream input, Stream output, TextWriter errors, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        var (lines, onlyFiles) = (false, false);
        foreach (var arg in args)
        {
            if (onlyFiles || arg == "-" || !arg.StartsWith('-'))
                files.Add(arg);
            else if (arg == "--")
                onlyFiles = true;
            else if (arg == "--lines")
                lines = true;
            else
            {
                await errors.WriteLineAsync($"Unknown option: {arg}\n{Usage}");
                return 2;
            }
        }

        if (files.Count == 0)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            var buffered = new BufferedStream(output, 1 << 16);
            foreach (var file in files)
                await CheckFileAsync(file, lines, input, buffered, cancellationToken);
            await buffered.FlushAsync(cancellationToken);
            return 0;
        }
        catch (Exception lost) when (lost is OutputLostException or IOException)
        {
            // Whoever read it has gone, as in "check … | head".
            return 1;
        }
    }

    private static async Task CheckFileAsync(string file, bool lines, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var line = 0;
        try
        {
            // An empty name is nobody's file; the framework would take it for a mistake of the program.
            if (file.Length == 0)
                throw new FileNotFoundException();
            await using var opened = file == "-" ? null : File.OpenRead(file);
            var texts = new TextReader(opened ?? input);
            if (!lines)
            {
                WriteText(output, file, null, await texts.ReadAllAsync(cancellationToken));
                return;
            }

            while (await texts.ReadLineAsync(cancellationToken) is { } text)
                WriteText(output, file, ++line, text);
        }
        catch (FileNotFoundException)
        {
            WriteError(output, file, null, "파일을 찾을 수 없습니다.");
        }
        catch (DirectoryNotFoundException)
        {
            WriteError(output, file, null, "파일을 찾을 수 없습니다.");
        }
        catch (UnauthorizedAccessException)
        {
            WriteError(output, file, null, "파일을 읽을 권한이 없거나 폴더입니다.");
        }
        catch (TextTooLongException)
        {
            WriteError(output, file, lines ? line + 1 : null, "글이 너무 깁니다(1GB 초과). 나누어 확인해 주세요.");
        }
        catch (IOException)
        {
            WriteError(output, file, null, "파일을 읽지 못했습니다.");
        }
    }

    private static void WriteText(Stream output, string file, int? line, ReadOnlyMemory<byte> bytes)
    {
        string text;
        try
        {
            text = Utf8.GetString(bytes.Span);
        }
        catch (DecoderFallbackException broken)
        {
            WriteError(output, file, line, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"UTF-8이 아닙니다({broken.Index + 1}번째 바이트). UTF-8로 저장해 주세요."));
            return;
        }

        var hits = HotlineFinder.Find(text);
        var size = MessageSize.Measure(text);
        Write(output, file, line, json =>
        {
            json.WriteString("hotline", hits.Any(hit => hit.Sort == HotlineSort.Match) ? "match" : hits.Count > 0 ? "hint" : "none");
            json.WriteStartArray("hits");
            foreach (var hit in hits)
            {
                json.WriteStartObject();
                json.WriteNumber("start", hit.Start);
                json.WriteNumber("length", hit.Length);
                json.WriteString("text", hit.Text);
                json.WriteString("sort", hit.Sort == HotlineSort.Match ? "match" : "hint");
                if (hit.Arrives is not null)
                    json.WriteString("arrives", hit.Arrives);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("bytes", size.Bytes);
            json.WriteString("kind", size.Kind switch { SizeKind.Sms => "SMS", SizeKind.Lms => "LMS", SizeKind.Mms => "MMS", _ => "over" });
            json.WriteStartArray("unencodable");
            foreach (var odd in size.Unencodable)
            {
                json.WriteStartObject();
                json.WriteString("text", odd.Text);
                json.WriteString("codePoint", odd.CodePoint);
                json.WriteNumber("start", odd.Start);
                json.WriteNumber("count", odd.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static void WriteError(Stream output, string file, int? line, string error) =>
        Write(output, file, line, json => json.WriteString("error", error));

    private static void Write(Stream output, string file, int? line, Action<Utf8JsonWriter> members)
    {
        try
        {
            using (var json = new Utf8JsonWriter(output, JsonOptions))
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                if (line is { } number)
                    json.WriteNumber("line", number);
                members(json);
                json.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }
        catch (IOException lost)
        {
            throw new OutputLostException(lost);
        }
    }

    /// <summary>Reads a stream as one text or line by line, without a byte order mark; the memory is reused by the next read.</summary>
    private sealed class TextReader(Stream stream)
    {
        private const int MostBytes = 1_000_000_000;
        private byte[] buffer = new byte[1 << 16];
        private int start;
        private int end;
        private bool begun;
        private bool exhausted;

        internal async Task<ReadOnlyMemory<byte>> ReadAllAsync(CancellationToken cancellationToken)
        {
            while (await FillAsync(cancellationToken))
            {
            }

            return Take(end, end);
        }

        /// <summary>The next line without its LF or CRLF; null behind the last. What follows the last LF is a line only if it isn't empty.</summary>
        internal async Task<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
        {
            var searched = start;
            while (true)
            {
                var at = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
                if (at >= 0)
                {
                    var lineEnd = searched + at;
                    return Take(lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd, lineEnd + 1);
                }

                searched = end - start;
                if (await FillAsync(cancellationToken))
                    searched += start;
                else if (end == start)
                    return null;
                else
                    return Take(end, end);
            }
        }

        private ReadOnlyMemory<byte> Take(int textEnd, int next)
        {
            var text = buffer.AsMemory(start, textEnd - start);
            if (!begun && text.Span.StartsWith("\uFEFF"u8))
                text = text[3..];
            begun = true;
            start = next;
            return text;
        }

        /// <summary>Reads more behind what is there, making room first; false at the end of the stream.</summary>
        private async Task<bool> FillAsync(CancellationToken cancellationToken)
        {
            if (exhausted)
                return false;
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                end -= start;
                start = 0;
            }

            if (end > MostBytes)
                throw new TextTooLongException();
            if (end == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, MostBytes + 1));
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            exhausted = read == 0;
            end += read;
            return !exhausted;
        }
    }

    private sealed class TextTooLongException : Exception;

    private sealed class OutputLostException(Exception inner) : Exception(null, inner);
}
