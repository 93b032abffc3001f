using System.Globalization;
using ConsultAddin.Core.Replies;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>
/// <c>doctor mail-check [--wait MINUTES]</c>: sends each body one mail from the consultation mailbox, waits for a one-word answer, shows
/// by which headers it proved its sender, and proposes the sender policy. Each run sends new mails. The answers stay in the consultation
/// mailbox, where the running server keeps them as mails that name no consultation.
/// </summary>
internal sealed class MailCheck(CitySettings city, GraphMail graph, TimeProvider clock, TextWriter output)
{
    /// <summary>How long answers are waited for unless told otherwise.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(10);

    /// <summary>Between two looks into the mailbox.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private const string Kind = "mail-check";

    private static readonly string[] Folders = ["inbox", "junkemail"];

    private sealed record Asked(BodySettings Body, string MessageId);

    /// <summary>Runs the check.</summary>
    /// <param name="patience">How long to wait for answers.</param>
    /// <param name="pause">Waits between two looks.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>0 when every body answered and its policy fits, else 1.</returns>
    public async Task<int> RunAsync(TimeSpan patience, Func<TimeSpan, CancellationToken, Task> pause, CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        var waiting = new List<Asked>();
        var missing = false;
        foreach (var body in city.Bodies)
        {
            if (await SendAsync(body, began, ct) is { } asked)
                waiting.Add(asked);
            else
                missing = true;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            foreach (var (asked, mail) in await AnswersAsync(waiting, seen, began, ct))
            {
                if (!await SayAsync(asked, mail, began))
                    continue;
                waiting.Remove(asked);
                missing |= !Passes(mail, began, Configured(asked.Body));
            }

            if (waiting.Count == 0 || clock.GetUtcNow() - began >= patience)
                break;
            await pause(Pause, ct);
        }

        foreach (var asked in waiting)
        {
            await SayAsync(new(Health.Missing, Check(asked.Body), $"no answer within {patience.TotalMinutes:0} minutes",
                "ask the body to answer the mail, look whether it reached them, and run this again with a longer --wait"));
        }

        return missing || waiting.Count > 0 ? 1 : 0;
    }

    private async Task<Asked?> SendAsync(BodySettings body, DateTimeOffset now, CancellationToken ct)
    {
        var mail = new OutboxRow
        {
            // Of no consultation: the id is there for the Message-ID, which follows from it.
            ConsultationId = Guid.CreateVersion7(now),
            Kind = Kind,
            Step = body.Code,
            To = body.Addresses[0],
            Subject = "[120 사전협의] 메일 연결 확인",
            Text = "안녕하십니까. 120 사전협의의 메일 연결을 확인하는 편지입니다. 협의와는 관계가 없습니다.\n\n"
                + "이 편지에 전체 회신이 아닌 회신으로 ‘확인’이라고 한마디만 적어 보내 주세요.\n\n자동으로 보낸 편지입니다.\n",
        };
        try
        {
            var draft = await graph.DraftAsync(city.ConsultationMailbox, OurMail.Write(mail, city.ConsultationMailbox, now), ct);
            await graph.SendAsync(city.ConsultationMailbox, draft.GraphId, ct);
            await SayAsync(new(Health.Fine, Check(body), $"a mail went to {mail.To}; waiting for its answer"));
            return new(body, draft.MessageId.Trim('<', '>'));
        }
        catch (Exception e) when (e is ApiException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            await SayAsync(new(Health.Missing, Check(body), $"no mail could be sent ({(e as ApiException)?.ResponseStatusCode ?? 0}: {e.Message})",
                $"give the app Application Mail.ReadWrite and Application Mail.Send for {city.ConsultationMailbox}"));
            return null;
        }
    }

    /// <summary>What came since and names one of the mails in its headers; nothing else is read.</summary>
    private async Task<IReadOnlyList<(Asked Asked, byte[] Mail)>> AnswersAsync(
        List<Asked> waiting, HashSet<string> seen, DateTimeOffset since, CancellationToken ct)
    {
        var answers = new List<(Asked, byte[])>();
        foreach (var folder in Folders)
        {
            string? link = null;
            GraphMail.Page page;
            do
            {
                page = await graph.ReadPageAsync(city.ConsultationMailbox, folder, link, since, ct);
                link = page.Link;
                foreach (var id in page.Mails.Select(m => m.GraphId).Concat(page.Partial).Where(seen.Add))
                {
                    var named = await graph.ReadHeadersAsync(city.ConsultationMailbox, id, ct);
                    if (waiting.Find(a => named?.Named.Contains(a.MessageId) == true) is { } asked
                        && await graph.ReadMimeAsync(city.ConsultationMailbox, id, ct) is { } mail)
                        answers.Add((asked, mail));
                }
            }
            while (!page.Last);
        }

        return answers;
    }

    /// <summary>Tells of an answer; false when a machine wrote it, and a person's is waited for on.</summary>
    private async Task<bool> SayAsync(Asked asked, byte[] mail, DateTimeOffset at)
    {
        var (body, configured) = (asked.Body, Configured(asked.Body));
        var read = Read(mail, at, configured);
        if (read.Kind != MailKind.Person)
        {
            await SayAsync(new(Health.Watch, Check(body), "an automatic answer came; waiting on for a person's"));
            return false;
        }

        var from = read.Sender.Address ?? "nobody";
        await SayAsync(new(Health.Fine, Check(body), $"{from} answered"));
        foreach (var header in EvidenceHeaders.Of(mail))
            await output.WriteLineAsync($"          {header}");
        if (read.Sender.Role is not (PersonRole.Address or PersonRole.Member) || read.Sender.Body != body.Code)
        {
            await SayAsync(new(Health.Watch, Check(body), $"{from} is no address or member of {body.Code}, so nothing that they write counts for it",
                $"add them to City:Bodies:{city.Bodies.IndexOf(body)}:Addresses or :Members, if they speak for it"));
        }

        var setting = $"City:Bodies:{city.Bodies.IndexOf(body)}:Policy";
        var proposed = Proposals(from).FirstOrDefault(p => Passes(mail, at, p));
        var passes = Passes(mail, at, configured);
        await SayAsync(proposed is null
            ? new(Health.Missing, Check(body), $"nothing proves this sender ({read.Sender.Reason})", "ask the body's mail administrators for DKIM and DMARC; until then each of its answers is unconfirmed")
            : !passes ? new(Health.Missing, Check(body), $"the policy {configured} doesn't take it, {proposed} does", $"set {Setting(setting, proposed)}")
            : proposed != configured ? new(Health.Watch, Check(body), $"the policy {configured} takes it, and the stricter {proposed} would too", $"set {Setting(setting, proposed)}")
            : new(Health.Fine, Check(body), $"the policy {configured} takes it"));
        return true;
    }

    private static string Setting(string name, SenderPolicy policy) => policy.Kind == SenderPolicyKind.Pinned
        ? $"{name} to pinned and {name.Replace(":Policy", ":PinnedDomain", StringComparison.Ordinal)} to {policy.Domain}"
        : $"{name} to {policy}";

    /// <summary>Strictest first: Exchange's own mark, DMARC, and DKIM or SPF for the sender's domain or a parent of it.</summary>
    private static IEnumerable<SenderPolicy> Proposals(string from)
    {
        yield return SenderPolicy.Internal;
        yield return SenderPolicy.Dmarc;
        var domain = from[(from.LastIndexOf('@') + 1)..];
        while (domain.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
        {
            if (SenderPolicy.TryParse($"pinned:{domain}", out var pinned))
                yield return pinned;
            domain = domain[(dot + 1)..];
        }
    }

    private bool Passes(byte[] mail, DateTimeOffset at, SenderPolicy policy) => Read(mail, at, policy).Sender.Check == SenderCheck.Pass;

    /// <summary>Reads the mail as if this policy held for every body and for people of none.</summary>
    private ReadReply Read(byte[] mail, DateTimeOffset at, SenderPolicy policy)
    {
        var settings = new ReaderSettings
        {
            Bodies = [.. city.Bodies.Select(b => new BodyIdentity(b.Code, b.Name, [.. b.Addresses], [.. b.Members.Select(m => new BodyMember(m.Address))], policy))],
            AcceptedDomains = [.. city.AcceptedDomains],
            TrustedServer = city.TrustedServer.Length == 0 ? null : city.TrustedServer,
            ConsultationMailbox = city.ConsultationMailbox,
            PolicyForOthers = policy,
        };
        using var stream = new MemoryStream(mail, writable: false);
        return ReplyReader.Read(stream, settings, at);
    }

    private static SenderPolicy Configured(BodySettings body) => body.Policy switch
    {
        PolicyName.Internal => SenderPolicy.Internal,
        PolicyName.Pinned => SenderPolicy.Pinned(body.PinnedDomain),
        _ => SenderPolicy.Dmarc,
    };

    private static string Check(BodySettings body) => $"mail-check {body.Code}";

    private Task SayAsync(Finding finding) => output.WriteLineAsync(finding.ToString());

    /// <summary>How long <paramref name="arguments"/> tell to wait; null when they can't be understood.</summary>
    internal static TimeSpan? PatienceOf(string[] arguments) => arguments switch
    {
        [] => UsualPatience,
        ["--wait", var minutes] when int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var wait) && wait is > 0 and <= 1440 => TimeSpan.FromMinutes(wait),
        _ => null,
    };
}
