using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>What the matcher asks about one mail, fetched beforehand: the mails that it names, and the consultations.</summary>
internal sealed class KnownMails : IKnownMail
{
    private readonly Dictionary<string, KnownMail> mails;
    private readonly Dictionary<Reference, IReadOnlyList<int>> revisions;

    private KnownMails(Dictionary<string, KnownMail> mails, Dictionary<Reference, IReadOnlyList<int>> revisions) =>
        (this.mails, this.revisions) = (mails, revisions);

    /// <summary>Fetches what matching a mail with these keys can ask for, rows staged in the context included.</summary>
    public static async Task<KnownMails> ForAsync(ConsultationsDb db, MailKeys keys, CancellationToken ct)
    {
        var ids = keys.InReplyTo.Concat(keys.References.TakeLast(1)).Distinct().ToList();
        var stored = ids.Count == 0 ? [] : await db.Set<KnownMessageRow>().AsNoTracking().Where(k => ids.Contains(k.MessageId)).ToListAsync(ct);
        var known = stored.Concat(db.Set<KnownMessageRow>().Local.Where(k => ids.Contains(k.MessageId)))
            .DistinctBy(k => (k.MessageId, k.ConsultationId)).ToList();

        var consultations = known.Select(k => k.ConsultationId).Distinct().ToList();
        var mentioned = keys.SubjectReferences.Concat(keys.TextReferences).Select(m => m.Reference).Distinct().ToList();
        var (years, numbers) = (mentioned.Select(r => r.Year).ToList(), mentioned.Select(r => r.Number).ToList());
        var rows = await db.Consultations.AsNoTracking()
            .Where(c => consultations.Contains(c.Id) || (years.Contains(c.Year) && numbers.Contains(c.Number)))
            .Select(c => new { c.Id, c.Year, c.Number, c.Revision }).ToListAsync(ct);
        var references = rows.ToDictionary(r => r.Id, r => new Reference(r.Year, r.Number));

        // A mail that spoke of several consultations names none of them: the subject or the text has to.
        var mails = known.Where(k => references.ContainsKey(k.ConsultationId)).GroupBy(k => k.MessageId).Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => new KnownMail(references[g.Single().ConsultationId], g.Single().Revision));
        return new(mails, rows.ToDictionary(
            r => references[r.Id],
            r => (IReadOnlyList<int>)[.. Enumerable.Range(1, db.Consultations.Local.FirstOrDefault(l => l.Id == r.Id)?.Revision ?? r.Revision)]));
    }

    /// <inheritdoc/>
    public KnownMail? Find(string messageId) => mails.GetValueOrDefault(messageId);

    /// <inheritdoc/>
    public IReadOnlyList<int>? RevisionsSent(Reference reference) => revisions.GetValueOrDefault(reference);
}
