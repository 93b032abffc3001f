using System.Text;
using System.Text.Json;
using ConsultAddin.Server.Commands;

namespace ConsultAddin.Server.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("check-");

    public void Dispose() => folder.Delete(recursive: true);

    private string FileOf(string name, byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string FileOf(string name, string text) => FileOf(name, Encoding.UTF8.GetBytes(text));

    private static async Task<(int ExitCode, JsonElement[] Lines, string Errors, string Raw)> RunAsync(byte[] input, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var exitCode = await Check.RunAsync(args, new MemoryStream(input), output, errors, TestContext.Current.CancellationToken);
        var raw = Encoding.UTF8.GetString(output.ToArray());
        Assert.True(raw.Length == 0 || raw.EndsWith('\n'));
        var lines = raw.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToArray();
        return (exitCode, lines, errors.ToString(), raw);
    }

    private static Task<(int ExitCode, JsonElement[] Lines, string Errors, string Raw)> RunAsync(params string[] args) => RunAsync([], args);

    [Fact]
    public async Task A_text_gives_one_line_with_everything_about_it()
    {
        var file = FileOf("안내.txt", "쉼터 문의 02–120");
        var run = await RunAsync(file);
        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Errors);
        Assert.Equal(
            $$"""{"file":"{{file}}","hotline":"match","hits":[{"start":6,"length":6,"text":"02–120","sort":"match","arrives":"02?120"}],"bytes":17,"kind":"SMS","unencodable":[{"text":"–","codePoint":"U+2013","start":8,"count":1}]}""" + "\n",
            run.Raw);
    }

    [Theory]
    [InlineData("한파 안내", "none")]
    [InlineData("120 다산콜", "hint")]
    [InlineData("120 다산콜 02-120", "match")]
    [InlineData("", "none")]
    public async Task The_strongest_sort_of_hit_is_said(string text, string hotline)
    {
        var run = await RunAsync(Encoding.UTF8.GetBytes(text), "-");
        var line = Assert.Single(run.Lines);
        Assert.Equal("-", line.GetProperty("file").GetString());
        Assert.Equal(hotline, line.GetProperty("hotline").GetString());
        Assert.False(line.TryGetProperty("line", out _));
    }

    [Theory]
    [InlineData("가\n나\r\n\n라", "가|나||라")]
    [InlineData("가\n", "가")]
    [InlineData("\n", "")]
    [InlineData("\r\n\r\n", "|")]
    [InlineData("가\r나", "가\r나")]
    public async Task Each_line_is_a_text_and_an_empty_one_counts(string input, string expected)
    {
        var run = await RunAsync(Encoding.UTF8.GetBytes(input), "--lines", "-");
        var texts = expected.Split('|');
        Assert.Equal(Enumerable.Range(1, texts.Length), run.Lines.Select(line => line.GetProperty("line").GetInt32()));
        Assert.Equal(texts.Select(text => Core.Sheets.MessageSize.Measure(text).Bytes), run.Lines.Select(line => line.GetProperty("bytes").GetInt32()));
    }

    [Fact]
    public async Task An_empty_file_is_one_empty_text_and_no_line()
    {
        Assert.Single((await RunAsync([], "-")).Lines);
        Assert.Empty((await RunAsync([], "--lines", "-")).Lines);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_the_run_goes_on()
    {
        var good = FileOf("good.txt", "02-120");
        var broken = FileOf("broken.txt", [.. "안내 "u8, 0xFF, (byte)'a']);
        var missing = Path.Combine(folder.FullName, "missing.txt");
        var run = await RunAsync(missing, broken, folder.FullName, "", good);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([missing, broken, folder.FullName, "", good], run.Lines.Select(line => line.GetProperty("file").GetString()));
        Assert.All(run.Lines[..4], line => Assert.NotEmpty(line.GetProperty("error").GetString()!));
        Assert.Contains("8번째 바이트", run.Lines[1].GetProperty("error").GetString());
        Assert.Equal("match", run.Lines[4].GetProperty("hotline").GetString());
    }

    [Fact]
    public async Task A_broken_line_spoils_only_itself()
    {
        var run = await RunAsync([.. "02-120\n"u8, 0xC3, (byte)'\n', .. "120명\n"u8], "--lines", "-");
        Assert.Equal([1, 2, 3], run.Lines.Select(line => line.GetProperty("line").GetInt32()));
        Assert.Equal([false, true, false], run.Lines.Select(line => line.TryGetProperty("error", out _)));
    }

    [Fact]
    public async Task No_text_is_refused_and_what_nobody_sees_is_named()
    {
        var run = await RunAsync(Encoding.UTF8.GetBytes("0\u200B2-1\u00AD20 😀\u202E"), "-");
        var line = Assert.Single(run.Lines);
        Assert.Equal("match", line.GetProperty("hotline").GetString());
        Assert.Equal(["U+200B", "U+00AD", "U+1F600", "U+202E"], line.GetProperty("unencodable").EnumerateArray().Select(odd => odd.GetProperty("codePoint").GetString()));
        Assert.Equal((0, 8), (line.GetProperty("hits")[0].GetProperty("start").GetInt32(), line.GetProperty("hits")[0].GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_text()
    {
        var run = await RunAsync([.. "\uFEFF"u8, .. "02-120\n\uFEFF안내"u8], "--lines", "-");
        Assert.Equal(0, run.Lines[0].GetProperty("hits")[0].GetProperty("start").GetInt32());
        Assert.Empty(run.Lines[0].GetProperty("unencodable").EnumerateArray());
        Assert.Single(run.Lines[1].GetProperty("unencodable").EnumerateArray());
    }

    [Theory]
    [InlineData(90, "SMS")]
    [InlineData(91, "LMS")]
    [InlineData(2_000, "LMS")]
    [InlineData(2_001, "over")]
    public async Task The_kind_follows_the_bytes(int bytes, string kind)
    {
        var run = await RunAsync(Encoding.UTF8.GetBytes(new string('a', bytes)), "-");
        Assert.Equal((bytes, kind), (run.Lines[0].GetProperty("bytes").GetInt32(), run.Lines[0].GetProperty("kind").GetString()));
    }

    [Theory]
    [InlineData("--line")]
    [InlineData("-x", "-")]
    [InlineData]
    [InlineData("--lines")]
    public async Task Wrong_options_are_said_on_standard_error_with_exit_code_2(params string[] args)
    {
        var run = await RunAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Raw);
        Assert.Contains("--lines", run.Errors);
    }

    [Fact]
    public async Task A_file_whose_name_begins_with_a_dash_comes_behind_two()
    {
        var run = await RunAsync("--", "--lines");
        Assert.Equal("--lines", run.Lines[0].GetProperty("file").GetString());
    }

    [Fact]
    public async Task A_line_longer_than_any_buffer_is_read_whole()
    {
        var input = Encoding.UTF8.GetBytes(new string('가', 300_000) + "02-120\n" + "02-120");
        using var slow = new OneByteMoreEachTime(input);
        using var output = new MemoryStream();
        Assert.Equal(0, await Check.RunAsync(["--lines", "-"], slow, output, System.IO.TextWriter.Null, TestContext.Current.CancellationToken));
        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([300_000, 0], lines.Select(line => JsonElement.Parse(line).GetProperty("hits")[0].GetProperty("start").GetInt32()));
    }

    [Fact]
    public async Task Ten_thousand_hits_and_control_characters_stay_one_valid_line()
    {
        var run = await RunAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("02-120\u0001\"\\\u2028\n", 10_000))), "-");
        Assert.Equal(10_000, Assert.Single(run.Lines).GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_the_run_quietly()
    {
        using var gone = new ClosedPipe();
        var exitCode = await Check.RunAsync(["-"], new MemoryStream("02-120"u8.ToArray()), gone, System.IO.TextWriter.Null, TestContext.Current.CancellationToken);
        Assert.Equal(1, exitCode);
    }

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Broken pipe");
    }

    /// <summary>Gives a stream in pieces of growing odd length, as a pipe may.</summary>
    private sealed class OneByteMoreEachTime(byte[] bytes) : MemoryStream(bytes)
    {
        private int most;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, ++most)], cancellationToken);
    }
}
