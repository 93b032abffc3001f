using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Kinds;
using ConsultAddin.Core.Replies.Senders;
using ConsultAddin.Core.Replies.Texts;
using ConsultAddin.Core.Sheets;
using MimeKit;

namespace ConsultAddin.Core.Replies;

/// <summary>
/// Reads one mail, step by step: what is it, who wrote it, what did they write now, what do they say. It knows no clock, no
/// consultation and no other mail; matching is <see cref="ReplyMatcher"/>'s.
/// </summary>
public static class ReplyReader
{
    // Nobody answers with a book; what is longer is shown to a person.
    private const int LongestAnswer = 20_000;

    private static readonly ParserOptions Options = CreateOptions();

    private static ParserOptions CreateOptions()
    {
        // The parser looks a code page up by its number when it reads a header's raw bytes.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new()
        {
            // Deeper parts are no person's; they stay files.
            MaxMimeDepth = 60,
            CharsetEncoding = CharsetReader.CodePage949,
        };
    }

    /// <summary>Reads a mail. Never throws on a bad one: see <see cref="ReadReply.Unreadable"/>.</summary>
    /// <param name="mime">The mail as RFC 5322 bytes.</param>
    /// <param name="settings">Bodies, domains, trusted server.</param>
    /// <param name="receivedAt">When it arrived, UTC: who was a member then.</param>
    public static ReadReply Read(byte[] mime, ReaderSettings settings, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(mime);
        using var stream = new MemoryStream(mime, writable: false);
        return Read(stream, settings, receivedAt);
    }

    /// <summary>Reads a mail from a seekable stream, which must stay open meanwhile. Never throws on a bad one.</summary>
    /// <inheritdoc cref="Read(byte[], ReaderSettings, DateTimeOffset)" path="/param"/>
    public static ReadReply Read(Stream mime, ReaderSettings settings, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(mime);
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            using var message = new MimeParser(Options, mime, MimeFormat.Entity, persistent: true).ParseMessage();
            if (message.Body is { } body) message.Body = SignedMail.Inside(body, Options);
            return message.Headers.Count == 0 ? NotAMail("not a mail: no headers") : Read(message, settings, receivedAt);
        }
#pragma warning disable CA1031 // Mail is hostile: whatever a mail breaks in a parser, it is kept and shown, and the mailbox goes on.
        catch (Exception error) when (error is not (OutOfMemoryException or IOException))
#pragma warning restore CA1031
        {
            return NotAMail($"not a mail that can be read: {error.GetType().Name}");
        }
    }

    private static ReadReply Read(MimeMessage message, ReaderSettings settings, DateTimeOffset receivedAt)
    {
        var sender = SenderReader.Read(message, settings, receivedAt);
        var text = MailText.Read(message);
        var (kind, why) = MailKindReader.Read(message, sender.Address ?? MachineMarks.Bare(message.Headers[HeaderId.From]), text.Own.OwnPart);
        if (kind == MailKind.Person && sender.Address is { } from && settings.ConsultationMailbox is { } ours && MailDomain.SameAddress(from, ours))
            (kind, why) = (MailKind.Automatic, "the product's own mail");

        var person = kind == MailKind.Person;
        var subject = (message.Subject ?? "").Trim();
        var visible = person ? text.Own.Text : text.Own.OwnPart.Length > 0 ? text.Own.OwnPart : text.Own.Text;
        var mentions = Reference.FindAll(visible);
        var contentHash = ContentIdentity.ContentHash(visible, message);
        var date = message.Date == DateTimeOffset.MinValue ? (DateTimeOffset?)null : message.Date.ToUniversalTime();
        return new ReadReply
        {
            Kind = kind,
            Sender = sender,
            Keys = new(
                MailParts.Ids(message.Headers, HeaderId.InReplyTo),
                MailParts.Ids(message.Headers, HeaderId.References),
                Reference.FindAll(subject),
                person ? mentions : []),
            VisibleText = visible,
            OwnPart = person ? text.Own.OwnPart : "",
            Opinions = person ? Opinions(text, mentions, message) : [new(null, null, Decision.None, null, [new("nobody-wrote-it")])],
            ContentHash = contentHash,
            MailHash = ContentIdentity.MailHash(message.MessageId, sender.Address, date, contentHash),
            MessageId = string.IsNullOrWhiteSpace(message.MessageId) ? null : message.MessageId,
            Date = date,
            Subject = subject,
            Attachments = [.. ContentIdentity.Attachments(message).OfType<MimePart>().Select(p => p.FileName).OfType<string>()],
            Absence = kind == MailKind.Automatic ? AbsenceReader.Read(visible) : null,
            Bounce = kind == MailKind.Bounce ? BounceReader.Read(message) : null,
            Reasons = [$"{kind.ToString().ToLowerInvariant()}: {why}"],
        };
    }

    private static IReadOnlyList<Opinion> Opinions(MailText text, IReadOnlyList<ReferenceMention> mentions, MimeMessage message)
    {
        if (text.Own.Text.Length > LongestAnswer) return [new(null, null, Decision.Unclear, null, [new("too-long")])];
        if (text.Own.Text.Length == 0 && VotingButton(message.Subject ?? "") is { } choice) return [choice];
        var opinions = DecisionReader.Read(text.Own.Spoken, text.Own.Cells, mentions);
        // What isn't sure to be the person's whole word is unclear; what it seems to say stays as a guess.
        var doubt = text.Problem != TextProblem.None ? text.Problem.ToString()
            : MachineMarks.Redirected(message.Headers) ? "redirected-by-a-rule"
            : text.Other is { Length: <= LongestAnswer } other && !Agree(opinions, DecisionReader.Read(other, text.OtherCells, Reference.FindAll(other))) ? nameof(TextProblem.FormsDiffer)
            : opinions.Any(o => o.Decision == Decision.Approve) && text.Own.Trust == Trust.Restraining ? nameof(TextProblem.BetweenTheLines)
            : opinions.Any(o => o.Decision == Decision.Approve) && SpeaksAgainst(text.Own, mentions) ? "signature-speaks"
            : null;
        return doubt is null
            ? opinions
            : [.. opinions.Select(o => o with { Decision = Decision.Unclear, BestGuess = o.BestGuess ?? o.Decision, Evidence = [new(doubt), .. o.Evidence] })];
    }

    // Outlook's voting button puts the choice before the subject and leaves the body empty. A subject never speaks: a guess, no more.
    private static Opinion? VotingButton(string subject)
    {
        var colon = subject.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 20) return null;
        var choice = DecisionReader.ReadGrammar(subject[..colon], [])[0].Decision;
        return choice is Decision.Approve or Decision.Reject or Decision.Conditional or Decision.Changes
            ? new(null, null, Decision.Unclear, choice, [new("voting-button")])
            : null;
    }

    // A condition below "--" is no signature, and an afterthought below a block may be taken for a part of it: what isn't sure to be the program's must
    // leave the answer an approval. What it is, a person sees.
    internal static bool SpeaksAgainst(OwnWords own, IReadOnlyList<ReferenceMention> mentions) => own.Aside.Length > 0
        && (own.Aside.Length > LongestAnswer || Conditions.Any(c => own.Aside.Contains(c, StringComparison.Ordinal)) || Denies(own.Aside)
            || DecisionReader.Read($"{own.Spoken}\n\n{own.Aside}", mentions).All(o => o.Decision != Decision.Approve));

    private static bool Denies(string aside) => DecisionReader.ReadGrammar(aside, Reference.FindAll(aside)).Any(o => o.Decision is Decision.Conditional or Decision.Changes or Decision.Reject or Decision.Retract);

    private static readonly string[] Conditions = ["단,", "다만", "조건", "이후 발송", "이후로", "수정 후", "수정후", "보완", "반려", "보류", "불가", "철회", "제외"];

    // A plain form that was made by a program may be too crooked to read; it disagrees only where it is clear.
    private static bool Agree(IReadOnlyList<Opinion> shown, IReadOnlyList<Opinion> plain) =>
        plain.All(p => p.Decision == Decision.Unclear || shown.Any(s => s.Reference == p.Reference && s.Decision == p.Decision));

    private static ReadReply NotAMail(string why) => new()
    {
        Kind = MailKind.Person,
        Sender = new() { Address = null, Check = SenderCheck.None, Reason = "no From address" },
        Keys = new([], [], [], []),
        VisibleText = "",
        OwnPart = "",
        Opinions = [new(null, null, Decision.Unclear, null, [new("unreadable")])],
        ContentHash = "",
        MailHash = "",
        MessageId = null,
        Date = null,
        Subject = "",
        Unreadable = why,
    };
}
