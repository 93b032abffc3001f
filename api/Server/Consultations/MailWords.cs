using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Consultations;

/// <summary>The words of a stored mail.</summary>
internal static class MailWords
{
    /// <summary>The whole lines on which the mail's verdict rests; all that was written where it rests on no words; null once erased.</summary>
    internal static string? Sentence(Consultation consultation, Guid mailId, string? text)
    {
        if (text is null)
            return null;
        var reply = consultation.Events.Select(e => e.Fact).OfType<ReplyRecorded>().FirstOrDefault(r => r.MailId == mailId);
        var lines = (reply?.Evidence ?? [])
            .Where(e => e.Start >= 0 && e.Start < text.Length)
            .Select(e => LineAt(text, e.Start)).Where(l => l.Length > 0).Distinct().ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : text;
    }

    /// <summary>The same for a mail of which nothing was read yet.</summary>
    internal static async Task<string?> Sentence(ConsultationsDb db, Consultation consultation, Guid mailId, CancellationToken cancellationToken) =>
        Sentence(consultation, mailId, await db.Mails.Where(m => m.Id == mailId).Select(m => m.VisibleText).SingleOrDefaultAsync(cancellationToken));

    private static string LineAt(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }
}
