using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Server.Commands;

/// <summary>
/// <c>explain [options] PATH…</c>: why did this mail count, or not? Reads mails from files, folders or standard input (<c>-</c>) and
/// writes one line of JSON for each to standard output, in UTF-8; everything else goes to standard error. No database, no network.
/// </summary>
internal static class Explain
{
    private const int LargestMail = 200 * 1024 * 1024;

    private const string Usage = """
        explain [options] PATH...
          PATH                  a mail; a folder for every file in it; - for one mail on standard input
          --approver ADDRESS    whose mail may approve; repeatable; none given: nothing approves
          --policy POLICY       dmarc (unless told), internal, pinned:DOMAIN, or none (no check)
          --authserv NAME       the server whose Authentication-Results are trusted; without it the topmost ones are
        """;

    private static readonly JsonSerializerOptions Json = new(CoreJson.Options) { WriteIndented = false };

    private sealed record Question(IReadOnlyList<string> Approvers, SenderPolicy Policy, string? Server, IReadOnlyList<string> Paths);

    private sealed record Line(
        string File, MailKind Kind, string? From, SenderCheck Authenticated, string? Reference, string VisibleText, Decision Decision,
        bool Approves, IReadOnlyList<string> Reasons,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<Other>? Others);

    private sealed record Other(string Reference, Decision Decision, bool Approves);

    private sealed record Broken(string File, string Error);

    /// <summary>Runs the verb on the process's own streams.</summary>
    /// <returns>0, also when a file was broken; 2 for wrong options.</returns>
    internal static async Task<int> Run(string[] arguments)
    {
        await using var output = Console.OpenStandardOutput();
        await using var input = Console.OpenStandardInput();
        return await Run(arguments, input, output, Console.Error, CancellationToken.None);
    }

    /// <summary>Runs the verb on given streams.</summary>
    internal static async Task<int> Run(string[] arguments, Stream input, Stream output, TextWriter errors, CancellationToken stop)
    {
        var (asked, problem) = Parse(arguments);
        if (asked is not { } question)
        {
            await errors.WriteLineAsync(problem);
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        var settings = Settings(question);
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var (path, open) in Mails(question.Paths, input))
        {
            stop.ThrowIfCancellationRequested();
            await writer.WriteLineAsync(Explained(path, open, question, settings));
            await writer.FlushAsync(stop);
        }
        return 0;
    }

    private static (Question? Question, string? Problem) Parse(string[] arguments)
    {
        var (approvers, paths) = (new List<string>(), new List<string>());
        var policy = SenderPolicy.Dmarc;
        string? server = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == "--")
            {
                paths.AddRange(arguments[(i + 1)..]);
                break;
            }
            if (argument == "-" || !argument.StartsWith('-'))
            {
                paths.Add(argument);
                continue;
            }
            var (name, value) = argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
                ? (argument[..equals], argument[(equals + 1)..])
                : (argument, null);
            if (name is not ("--approver" or "--policy" or "--authserv")) return (null, $"unknown option {name}");
            if (value is null && ++i < arguments.Length) value = arguments[i];
            if (string.IsNullOrWhiteSpace(value)) return (null, $"{name} needs a value");
            switch (name)
            {
                case "--approver" when value.IndexOf('@', StringComparison.Ordinal) > 0 && !value.EndsWith('@'):
                    approvers.Add(value.Trim());
                    break;
                case "--approver":
                    return (null, $"--approver: '{value}' is not an address");
                case "--policy" when SenderPolicy.TryParse(value, out var read):
                    policy = read;
                    break;
                case "--policy":
                    return (null, $"--policy: '{value}' is none of dmarc, internal, pinned:DOMAIN, none");
                default:
                    server = value.Trim();
                    break;
            }
        }
        return paths.Count == 0 ? (null, "no PATH given") : (new(approvers, policy, server, paths), null);
    }

    private static ReaderSettings Settings(Question question) => new()
    {
        Bodies = [new BodyIdentity("approvers", "approvers", question.Approvers, [], question.Policy)],
        AcceptedDomains = [.. question.Approvers.Select(a => a[(a.LastIndexOf('@') + 1)..]).Distinct(StringComparer.OrdinalIgnoreCase)],
        TrustedServer = question.Server,
        PolicyForOthers = question.Policy,
    };

    private static IEnumerable<(string Path, Func<Stream> Open)> Mails(IEnumerable<string> paths, Stream input)
    {
        foreach (var path in paths)
        {
            if (path == "-")
            {
                yield return (path, () => Whole(input));
            }
            else if (Directory.Exists(path))
            {
                var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 });
                foreach (var file in files.Order(StringComparer.Ordinal)) yield return (file, () => File.OpenRead(file));
            }
            else
            {
                yield return (path, () => File.OpenRead(path));
            }
        }
    }

    private static MemoryStream Whole(Stream input)
    {
        var mail = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; mail.Length <= LargestMail && (count = input.Read(buffer)) > 0;) mail.Write(buffer, 0, count);
        mail.Position = 0;
        return mail;
    }

    private static string Explained(string path, Func<Stream> open, Question question, ReaderSettings settings)
    {
        try
        {
            using var mail = open();
            if (mail.Length == 0) return Serialize(new Broken(path, "empty"));
            if (mail.Length > LargestMail) return Serialize(new Broken(path, $"larger than {LargestMail / 1024 / 1024} MB"));
            // Approvers have no dates here, so when it arrived changes nothing.
            var reply = ReplyReader.Read(mail, settings, DateTimeOffset.UnixEpoch);
            return reply.Unreadable is { } why ? Serialize(new Broken(path, why)) : Serialize(Explained(path, reply, question));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Serialize(new Broken(path, error.Message));
        }
    }

    private static Line Explained(string path, ReadReply reply, Question question)
    {
        var match = ReplyMatcher.Match(reply.Keys, new NamedMail());
        var opinion = reply.OpinionOn(match.Reference);
        var decision = match.Disagrees && opinion.Decision != Decision.None ? Decision.Unclear : opinion.Decision;
        var isApprover = reply.Sender.Role == PersonRole.Address;
        var proven = reply.Sender.Check == SenderCheck.Pass
            || (question.Policy.Kind == SenderPolicyKind.None && reply.Sender.Check != SenderCheck.Fail);
        var counts = reply.Kind == MailKind.Person && isApprover && proven;

        var reasons = new List<string>(reply.Reasons) { $"sender: {reply.Sender.Reason}" };
        if (!isApprover) reasons.Add(question.Approvers.Count == 0 ? "approver: none given" : "approver: From is none of them");
        if (reply.Sender.LookAlikeOf is { } imitated) reasons.Add($"sender: imitates {imitated}");
        if (reply.Sender.Differing.Count > 0) reasons.Add($"sender: Sender or Reply-To differs ({string.Join(", ", reply.Sender.Differing)})");
        reasons.Add(match.By switch
        {
            MatchedBy.Nothing => "match: thread headers, subject and written text name no consultation",
            _ when match.Disagrees => "match: the references disagree",
            MatchedBy.InReplyTo => "match: In-Reply-To",
            MatchedBy.References => "match: References",
            MatchedBy.Subject => "match: subject",
            _ => "match: written text",
        });
        reasons.AddRange(opinion.Evidence.Select(e => e.Start < 0 || e.Start + e.Length > reply.VisibleText.Length
            ? $"text: {e.Rule}"
            : $"text: {e.Rule}: {reply.VisibleText.Substring(e.Start, e.Length).Trim()}"));
        if (opinion.BestGuess is { } guess) reasons.Add($"text: best guess {guess.ToString().ToLowerInvariant()}");

        var others = reply.Opinions.Where(o => o.Reference is not null && o.Reference != match.Reference)
            .Select(o => new Other(o.Reference!.Value.ToString(), o.Decision, counts && o.Decision == Decision.Approve)).ToList();
        return new(
            path, reply.Kind, reply.Sender.Address, reply.Sender.Check, match.Reference?.ToString(), reply.VisibleText, decision,
            counts && decision == Decision.Approve && match.Reference is not null, reasons, others.Count > 0 ? others : null);
    }

    private static string Serialize<T>(T line) => JsonSerializer.Serialize(line, Json);

    /// <summary>Without a database a consultation is known by its name alone, and taken as open at its current revision.</summary>
    private sealed class NamedMail : IKnownMail
    {
        public KnownMail? Find(string messageId) =>
            Reference.FindAll(messageId) is [var mention, ..] ? new KnownMail(mention.Reference, null) : null;

        public IReadOnlyList<int>? RevisionsSent(Reference reference) => AnyNumber;

        private static readonly int[] AnyNumber = [.. Enumerable.Range(1, 9999)];
    }
}
