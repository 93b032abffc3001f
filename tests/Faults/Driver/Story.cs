using System.Globalization;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Faults.Driver;

/// <summary>One consultation: the officer makes, fills and sends it, and its planned mails arrive, while whatever may break does.</summary>
internal sealed class Story(Plan plan, StandInDoor standIn, HttpClient officer, Pace? pace = null)
{
    /// <summary>Two mails of one body must not arrive in the same second: nobody could say which was first.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(1200);

    /// <summary>How long a revision may take to be found before the story goes without the next one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>How long the product may be away, however busy the machine is.</summary>
    private static readonly TimeSpan AskingPatience = TimeSpan.FromMinutes(10);

    private static readonly IReadOnlyDictionary<Kind, string> Words = new Dictionary<Kind, string>
    {
        [Kind.Conditional] = "이의신청 기한만 추가되면 승인합니다.",
        [Kind.Reject] = "저희는 동의할 수 없는 입장입니다.",
        [Kind.Question] = "문의가 들어오면 뭐라고 답해야 하나요?",
        [Kind.Unclear] = "승인해도 될지 모르겠습니다.",
        [Kind.Stray] = "다음 주 교육 일정을 알려 드립니다.",
    };

    private readonly List<Delivered> delivered = [];
    private readonly List<string> sheets = [];
    private readonly Dictionary<string, DateTimeOffset> last = [];

    /// <summary>The consultation's reference; empty before there is one.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>How many revisions were sent.</summary>
    public int Revision => sheets.Count;

    /// <summary>What arrived, in order.</summary>
    public IReadOnlyList<Delivered> Delivered => delivered;

    /// <summary>Whether the officer has withdrawn it.</summary>
    public bool Withdrawn { get; private set; }

    /// <summary>Lives it to the end of the plan; waits for nothing that the plan doesn't need.</summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        Reference = (string)(await PostAsync("/api/consultations", new { sheet = Sheet(1) }, ct))["reference"]!;
        foreach (var mails in plan.Revisions)
        {
            // Only a revision that the product has seen can be followed by another; a run that is too slow for that goes without.
            if (Revision > 0 && !await SeenAsync(ct))
                return;
            await SendSheetAsync(ct);
            foreach (var mail in mails)
                await DeliverAsync(mail, ct);
        }
    }

    /// <summary>Makes and fills it, and goes no further; asks but once for each.</summary>
    public async Task DraftAsync(CancellationToken ct)
    {
        using var made = await officer.PostAsync(new Uri("/api/consultations", UriKind.Relative), JsonContent.Create(new { sheet = Sheet(1) }, options: CoreJson.Options), ct);
        if (!made.IsSuccessStatusCode)
            return;
        Reference = (string)(await made.Content.ReadFromJsonAsync<JsonNode>(ct))!["reference"]!;
        using var filled = await officer.PostAsync(
            new Uri($"/api/consultations/{Reference}/fill", UriKind.Relative), JsonContent.Create(new { sheet = Sheet(1) }, options: CoreJson.Options), ct);
    }

    /// <summary>The officer withdraws it, if it was made.</summary>
    public async Task WithdrawAsync(CancellationToken ct)
    {
        if (Reference.Length == 0)
            return;
        try
        {
            await PostAsync($"/api/consultations/{Reference}/withdraw", new { reason = "안내를 보내지 않기로 했습니다." }, ct);
        }
        catch (InvalidOperationException)
        {
            // Whoever got no answer asks again, and is told that it is withdrawn already.
            if ((string?)(await AskAsync(() => new(HttpMethod.Get, $"/api/consultations/{Reference}"), ct))["status"] != "withdrawn")
                throw;
        }

        Withdrawn = true;
    }

    private async Task SendSheetAsync(CancellationToken ct)
    {
        var filled = await PostAsync($"/api/consultations/{Reference}/fill", new { sheet = Sheet(Revision + 1) }, ct);
        using var mail = New(People.Officer, [.. Addresses(filled, "to")], (string)filled["subject"]!, DateTimeOffset.UtcNow);
        mail.Cc.AddRange(Addresses(filled, "cc").Select(a => new MailboxAddress("", a)));
        var body = new BodyBuilder { HtmlBody = $"<html><body><p>협의 부탁드립니다.</p>{(string)filled["html"]!}</body></html>" };
        foreach (var file in filled["attachments"]!.AsArray())
            body.Attachments.Add((string)file!["name"]!, Convert.FromBase64String((string)file["base64"]!), ContentType.Parse((string)file["contentType"]!));
        mail.Body = body.ToMessageBody();
        sheets.Add(mail.MessageId!);
        await standIn.SendAsync(People.Officer, mail, ct);
    }

    private async Task<bool> SeenAsync(CancellationToken ct)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        while ((int?)(await AskAsync(() => new(HttpMethod.Get, $"/api/consultations/{Reference}"), ct))["revision"] != Revision)
        {
            if (DateTimeOffset.UtcNow > until)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(700), ct);
        }

        return true;
    }

    /// <summary>One mail arrives; a second of the same body waits for its second to pass.</summary>
    public async Task DeliverAsync(Planned planned, CancellationToken ct)
    {
        if (last.TryGetValue(planned.Body, out var before) && before + Gap - DateTimeOffset.UtcNow is { Ticks: > 0 } rest)
            await Task.Delay(rest, ct);
        if (pace is not null)
            await pace.NextAsync(ct);
        var now = DateTimeOffset.UtcNow;
        var date = planned.Kind == Kind.Late ? now.AddMinutes(-5) : now;
        using var mail = Write(planned, date);
        var proof = planned.Kind == Kind.Forged ? ArrivalProof.Fail
            : planned.Kind == Kind.Bounce || planned.Body == People.CitizenService ? ArrivalProof.Internal
            : ArrivalProof.Dmarc;
        var copies = await standIn.ArriveAsync(mail, proof, ct);
        if (planned.Kind == Kind.Doubled)
            copies += await standIn.ArriveAsync(mail, proof, ct);
        last[planned.Body] = DateTimeOffset.UtcNow;
        var second = DateTimeOffset.FromUnixTimeSeconds(date.ToUnixTimeSeconds());
        delivered.Add(new(mail.MessageId!, planned.Kind, planned.Body, planned.Kind == Kind.OlderRevision ? Revision - 1 : Revision, second, copies, planned.To, last[planned.Body]));
    }

    private MimeMessage Write(Planned planned, DateTimeOffset date)
    {
        if (planned.Kind == Kind.Bounce)
            return Bounce(planned, date);
        var mail = New(planned.Body, planned.To, planned.Kind == Kind.Stray ? "교육 안내" : "RE: 협의 요청", date);
        mail.Body = new TextPart("plain") { Text = Words.GetValueOrDefault(planned.Kind, "동의합니다.") };
        if (planned.Kind == Kind.Stray)
            return mail;
        mail.InReplyTo = planned.Kind == Kind.OlderRevision ? sheets[^2] : sheets[^1];
        mail.References.Add(mail.InReplyTo);
        if (planned.Kind == Kind.Automatic)
        {
            mail.Subject = "자동 회신: 협의 요청";
            mail.Headers.Add("Auto-Submitted", "auto-replied");
        }

        return mail;
    }

    private MimeMessage Bounce(Planned planned, DateTimeOffset date)
    {
        var mail = New("postmaster@seoul.example", [People.Officer], "배달되지 않음: 협의 요청", date);
        mail.InReplyTo = sheets[^1];
        mail.Headers.Add("Auto-Submitted", "auto-replied");
        var status = new MessageDeliveryStatus();
        status.StatusGroups.Add(new HeaderList { { "Reporting-MTA", "dns;seoul.example" } });
        status.StatusGroups.Add(new HeaderList { { "Final-Recipient", $"rfc822;{planned.Body}" }, { "Action", "failed" }, { "Status", "5.1.10" } });
        mail.Body = new MultipartReport("delivery-status")
        {
            new TextPart("plain") { Text = "배달하지 못했습니다." },
            status,
            new MessagePart("rfc822") { Message = new MimeMessage { MessageId = sheets[^1], Body = new TextPart("plain") { Text = "협의" } } },
        };
        return mail;
    }

    /// <summary>An empty mail with a Message-ID of its own.</summary>
    public static MimeMessage New(string from, IReadOnlyList<string> to, string subject, DateTimeOffset date)
    {
        var mail = new MimeMessage { Subject = subject, Date = date, MessageId = $"{Guid.NewGuid():N}@{from.Split('@')[1]}" };
        mail.From.Add(new MailboxAddress("", from));
        mail.To.AddRange(to.Select(a => new MailboxAddress("", a)));
        return mail;
    }

    private Sheet Sheet(int revision) => new()
    {
        Department = "한파대응팀",
        Title = string.Create(CultureInfo.InvariantCulture, $"한파 쉼터 안내 {plan.Number}"),
        Reason = "한파 특보에 따른 쉼터 안내",
        Urgent = plan.Waits ? new("특보가 곧 내려집니다.") : null,
        Contact = new() { Name = "김민수", Telephone = "02-0000-1234" },
        Messages =
        [
            new()
            {
                Text = string.Create(CultureInfo.InvariantCulture, $"[서울시] 한파 쉼터 {plan.Number + 1}곳을 {revision}주 동안 운영합니다. 문의 02-120"),
                Sender = "02-120", Recipients = 9915, WindowStart = Start, WindowEnd = Start.AddHours(1),
            },
        ],
    };

    /// <summary>Far away, or so near that the next reminder is due within a minute of the filling.</summary>
    private DateTimeOffset Start { get; } =
        DateTimeOffset.FromUnixTimeSeconds((plan.Waits ? DateTimeOffset.UtcNow.AddMinutes(80).AddSeconds(5 * (plan.Number - Plan.FirstWaiting)) : DateTimeOffset.UtcNow.AddHours(9)).ToUnixTimeSeconds());

    private static IEnumerable<string> Addresses(JsonNode filled, string field) => filled[field]!.AsArray().Select(a => (string)a!);

    private Task<JsonNode> PostAsync(string path, object body, CancellationToken ct) =>
        AskAsync(() => new(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: CoreJson.Options) }, ct);

    /// <summary>Asks the product, and again when it dies over it, as a person would.</summary>
    private async Task<JsonNode> AskAsync(Func<HttpRequestMessage> ask, CancellationToken ct)
    {
        for (var until = DateTimeOffset.UtcNow + AskingPatience; ;)
        {
            try
            {
                using var request = ask();
                using var answer = await officer.SendAsync(request, ct);
                if (answer.IsSuccessStatusCode)
                    return (await answer.Content.ReadFromJsonAsync<JsonNode>(ct))!;
                // Not signed in: the server could not reach the keys by which it checks who asks.
                if ((int)answer.StatusCode is < 500 and not StatusCodes.Status401Unauthorized)
                    throw new InvalidOperationException($"{request.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
            }

            if (DateTimeOffset.UtcNow > until)
                throw new TimeoutException($"The product did not answer for {AskingPatience}.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }
}
