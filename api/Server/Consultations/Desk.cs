using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>What every use case begins with: the consultation that is meant, who asks, and whether they may.</summary>
public sealed partial class Desk(ConsultationsDb db, Journal journal, Caller caller, CitySettings city, TimeProvider clock)
{
    /// <summary>The journal of this request.</summary>
    public Journal Journal => journal;

    /// <summary>The database of this request.</summary>
    public ConsultationsDb Db => db;

    /// <summary>Who asks.</summary>
    public Caller Caller => caller;

    /// <summary>The city's settings.</summary>
    public CitySettings City => city;

    /// <summary>Now, UTC.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Opens a consultation to look at.</summary>
    public async Task<Opened> ToRead(string reference, CancellationToken cancellationToken)
    {
        if (!Reference.TryParse(reference, out var parsed))
            return new(Misread(reference));
        if (await journal.Load(parsed, cancellationToken) is not { } consultation)
            return new(new Unknown("unknown-reference", $"협의번호 {parsed}를 찾을 수 없습니다. 번호를 다시 확인해 주세요.", "reference"));
        var rights = await RightsIn(consultation, cancellationToken);
        return rights.Read
            ? new(consultation, rights)
            : new(new Forbidden("other-department", "다른 부서의 협의입니다. 보려면 담당자에게 담당 추가를 요청해 주세요."));
    }

    /// <summary>
    /// Opens a consultation to change: for owners, not withdrawn, and at the version the caller has seen, if they say which.
    /// </summary>
    public async Task<Opened> ToWrite(string reference, long? seen, CancellationToken cancellationToken)
    {
        var opened = await ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
            return new(problem);
        if (!opened.Rights.Write)
            return new(new Forbidden("not-owner", "이 협의의 담당자만 바꿀 수 있습니다. 담당자에게 담당 추가를 요청해 주세요."));
        if (opened.Consultation.Withdrawn)
            return new(new Conflicting("withdrawn", "취소된 협의는 더 바꿀 수 없습니다. 필요하면 새 협의를 만들어 주세요."));
        if (seen is { } version && version != opened.Consultation.Row.Version)
            return new(Stale());
        return opened;
    }

    /// <summary>Why the sheet can't be this consultation's: it names a department that is neither the consultation's nor the caller's. Null when it can.</summary>
    public Problem? RefuseDepartment(Consultation consultation, Sheet sheet)
    {
        var named = sheet.Department.Trim();
        IReadOnlyList<string> allowed = [consultation.Row.Department, .. caller.Departments.Where(d => d != consultation.Row.Department)];
        return named.Length == 0 || allowed.Contains(named)
            ? null
            : new Refused("other-department", $"다른 부서의 이름으로는 협의할 수 없습니다. 부서를 {string.Join(", ", allowed)} 중에서 골라 주세요.", "department");
    }

    /// <summary>The caller's rights in a consultation.</summary>
    public async Task<Rights> RightsIn(Consultation consultation, CancellationToken cancellationToken) =>
        Rights.Of(
            caller, caller.Is(Role.Officer) ? await caller.KnownActor(db, cancellationToken) : null, consultation.Row.Department, consultation.Owners);

    /// <summary>Appends what the caller did.</summary>
    public async Task Record(Consultation consultation, CancellationToken cancellationToken, params IReadOnlyList<Fact> facts) =>
        await journal.Append(consultation, await caller.Actor(db, cancellationToken), facts, cancellationToken);

    /// <summary>Keeps a sheet as it goes into a mail, or as amended; <paramref name="word"/> and <paramref name="hwpx"/> are the templates' versions.</summary>
    public FillRow Keep(Consultation consultation, Sheet sheet, int revision, string mailbox, Guid? word = null, Guid? hwpx = null)
    {
        var fill = new FillRow
        {
            Id = Guid.CreateVersion7(Now),
            ConsultationId = consultation.Row.Id,
            Revision = revision,
            FillCode = FillCode.Of(consultation.Reference, revision, sheet),
            TextHash = TextIdentity.Hash(sheet.Messages),
            At = Now,
            Mailbox = mailbox,
            WordTemplate = word,
            HwpxTemplate = hwpx,
            Sheet = JsonSerializer.Serialize(sheet, CoreJson.Options),
        };
        db.Fills.Add(fill);
        return fill;
    }

    /// <summary>Keeps words apart from the event that will name them; the id for that event.</summary>
    public Guid Remark(Consultation consultation, string text)
    {
        var remark = new RemarkRow { Id = Guid.CreateVersion7(Now), ConsultationId = consultation.Row.Id, Text = text };
        db.Remarks.Add(remark);
        return remark.Id;
    }

    /// <summary>Somebody else was first.</summary>
    public static Conflicting Stale() => new("stale", "그사이 다른 사람이 이 협의를 바꾸었습니다. 새로 고친 뒤 다시 시도해 주세요.", "version");

    private static Refused Misread(string reference) => Shape().IsMatch(reference)
        ? new Refused("wrong-check-letter", "협의번호의 끝 글자가 번호와 맞지 않습니다. 번호를 다시 확인해 주세요.", "reference")
        : new Refused("bad-reference", "협의번호는 C2026-00142-L처럼 적어 주세요.", "reference");

    [GeneratedRegex("^C[0-9]{4}-[0-9]{5,9}-[A-Z]$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}

/// <summary>A consultation with the caller's rights in it, or why it can't be opened.</summary>
public sealed class Opened
{
    private readonly Problem? _problem;
    private readonly Consultation? _consultation;
    private readonly Rights? _rights;

    internal Opened(Problem problem) => _problem = problem;

    internal Opened(Consultation consultation, Rights rights) => (_consultation, _rights) = (consultation, rights);

    /// <summary>The consultation.</summary>
    public Consultation Consultation => _consultation ?? throw new InvalidOperationException("It could not be opened.");

    /// <summary>The caller's rights.</summary>
    public Rights Rights => _rights ?? throw new InvalidOperationException("It could not be opened.");

    /// <summary>True with the reason when it could not be opened.</summary>
    public bool Failed([NotNullWhen(true)] out Problem? problem) => (problem = _problem) is not null;
}
