using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ConsultAddin.Benchmarks;

/// <summary>The npm package email-reply-parser, installed in a folder of its own for one run and measured inside Node.js.</summary>
internal static class EmailReplyParser
{
    /// <summary>The measured version.</summary>
    internal const string Version = "2.3.7";

    /// <summary>Why <see cref="Measure"/> gave nothing.</summary>
    internal static string WhyNot { get; private set; } = "";

    /// <summary>The best time of one pass over the texts and the bytes it allocates (null where a collection came between), or null without npm.</summary>
    internal static (double Seconds, long? Bytes)? Measure(IReadOnlyList<string> texts, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("email-reply-parser-").FullName;
        try
        {
            var file = Path.Combine(folder, "texts.json");
            File.WriteAllText(file, JsonSerializer.Serialize(texts));
            if (Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "email-reply-parser@" + Version) is null)
                return null;
            var answer = Start("node", "--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256",
                Path.Combine(AppContext.BaseDirectory, "email-reply-parser.mjs"), folder, file, runs.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (answer is null)
                return null;
            var json = JsonDocument.Parse(answer).RootElement;
            return (json.GetProperty("seconds").GetDouble(), json.GetProperty("bytes") is { ValueKind: JsonValueKind.Number } bytes ? bytes.GetInt64() : null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Start(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return output;
            WhyNot = $"{program} ended with {process.ExitCode}: {errors.Result.Trim().ReplaceLineEndings(" ")}";
        }
        catch (Win32Exception)
        {
            WhyNot = $"{program} is not on this machine";
        }

        return null;
    }
}
