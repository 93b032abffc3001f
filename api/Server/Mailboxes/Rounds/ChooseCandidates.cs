using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>Applies rule 6 to a page of a mailbox: asks for headers only where needed, and skips copies that were read before.</summary>
internal sealed class ChooseCandidates(ConsultationsDb db, GraphMail graph, CitySettings city, Watches watches)
{
    /// <summary>Graph serves four requests at once for an application on a mailbox.</summary>
    private const int AtOnce = 4;

    private string mailbox = "";
    private Candidates rules = new();

    /// <summary>Prepares the rules of one mailbox.</summary>
    public async Task<ChooseCandidates> ForAsync(string mailbox, CancellationToken ct)
    {
        this.mailbox = mailbox;
        if (watches.IsConsultationMailbox(mailbox))
        {
            rules = new() { All = true };
            return this;
        }

        // The sheets of a mailbox, and all mailboxes of these sheets: who sends from one of them is an owner, not an answering body.
        var mine = await db.Set<WatchRow>().AsNoTracking().Where(w => w.Mailbox == mailbox).ToListAsync(ct);
        var consultations = mine.Select(w => w.ConsultationId).ToList();
        var own = await db.Set<WatchRow>().AsNoTracking().Where(w => consultations.Contains(w.ConsultationId)).Select(w => w.Mailbox).ToListAsync(ct);
        var conversations = await db.Set<ConversationRow>().AsNoTracking()
            .Where(c => consultations.Contains(c.ConsultationId)).Select(c => c.ConversationId).ToListAsync(ct);
        var listed = await db.ListedMembers.AsNoTracking().Select(l => l.Address).ToListAsync(ct);
        rules = new()
        {
            Since = mine.Select(w => w.Since).DefaultIfEmpty(DateTimeOffset.MaxValue).Min(),
            Own = Lower(own.Append(mailbox)),
            Bodies = Lower(city.Bodies.SelectMany(b => b.Addresses)),
            Members = Lower(city.Bodies.SelectMany(b => b.Members).Select(m => m.Address).Concat(listed)),
            Conversations = conversations.ToHashSet(),
        };
        return this;
    }

    /// <summary>
    /// The mails of a page that are read whole, oldest first, and those of which the headers couldn't be had: they are to be judged
    /// again, and not read before.
    /// </summary>
    public async Task<IReadOnlyList<(MailMetadata Metadata, Candidacy Candidacy)>> ChooseAsync(GraphMail.Page page, CancellationToken ct)
    {
        var ids = page.Mails.Select(m => m.GraphId).Concat(page.Partial).ToList();
        var read = (await db.Set<MailCopyRow>().AsNoTracking().Where(c => c.Mailbox == mailbox && ids.Contains(c.GraphId)).Select(c => c.GraphId).ToListAsync(ct))
            .ToHashSet();
        var mails = page.Mails.Where(m => !read.Contains(m.GraphId)).ToList();
        mails.AddRange((await AskAsync([.. page.Partial.Where(id => !read.Contains(id))], graph.FindAsync, ct)).OfType<MailMetadata>());

        var judged = mails.Select(m => (Mail: m, Candidacy: rules.Judge(m))).ToList();
        var asked = await AskHeadersAsync([.. judged.Where(j => j.Candidacy == Candidacy.AskHeaders).Select(j => j.Mail)], ct);
        return
        [
            .. judged.Where(j => j.Candidacy == Candidacy.Candidate).Concat(asked)
                .OrderBy(j => j.Mail.ReceivedAt).ThenBy(j => j.Mail.GraphId, StringComparer.Ordinal),
        ];
    }

    private async Task<List<(MailMetadata Mail, Candidacy Candidacy)>> AskHeadersAsync(IReadOnlyList<MailMetadata> mails, CancellationToken ct)
    {
        var headers = await AskAsync([.. mails.Select(m => m.GraphId)], graph.ReadHeadersAsync, ct);
        // A copy of a mail that is known by another copy is known too, though nothing in it is named.
        var named = headers.SelectMany(h => h?.Named ?? []).Concat(mails.Select(IdOf)).Distinct().ToList();
        var ours = named.Count == 0
            ? []
            : (await db.Set<KnownMessageRow>().AsNoTracking().Where(k => named.Contains(k.MessageId)).Select(k => k.MessageId).ToListAsync(ct)).ToHashSet();
        return
        [
            .. mails.Zip(headers, (mail, has) => (Mail: mail, Candidacy: ours.Contains(IdOf(mail)) ? Candidacy.Candidate
                : has is null ? Candidacy.AskHeaders : Candidates.Judge(has, ours.Contains)))
                .Where(j => j.Candidacy != Candidacy.Private),
        ];

        static string IdOf(MailMetadata mail) => mail.MessageId.Trim('<', '>');
    }

    /// <summary>Asks for each mail by itself; null for one that the mailbox hasn't got.</summary>
    private async Task<T?[]> AskAsync<T>(IReadOnlyList<string> ids, Func<string, string, CancellationToken, Task<T?>> ask, CancellationToken ct)
        where T : class
    {
        var answers = new T?[ids.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, ids.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (i, stop) => answers[i] = await ask(mailbox, ids[i], stop));
        return answers;
    }

    private static HashSet<string> Lower(IEnumerable<string> addresses) => [.. addresses.Select(a => a.ToLowerInvariant())];
}
