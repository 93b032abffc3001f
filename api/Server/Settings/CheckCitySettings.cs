using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using ConsultAddin.Core.Sheets;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Settings;

/// <summary>Refuses a settings file that would fail later, naming every bad setting by its path.</summary>
internal sealed partial class CheckCitySettings : IValidateOptions<CitySettings>
{
    public ValidateOptionsResult Validate(string? name, CitySettings options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(CitySettings city)
    {
        const string root = CitySettings.Section;
        if (!IsAddress(city.ConsultationMailbox))
            yield return $"{root}:ConsultationMailbox must be one mail address.";
        if (city.PublicAddress is null || !city.PublicAddress.IsAbsoluteUri || city.PublicAddress.Scheme is not ("http" or "https"))
            yield return $"{root}:PublicAddress must be an absolute http or https address.";
        if (city.AnswerByMinutes is < 0 or > 24 * 60)
            yield return $"{root}:AnswerByMinutes must be between 0 and 1440.";
        if (city.WatchDays is < 1 or > 366)
            yield return $"{root}:WatchDays must be between 1 and 366.";
        if (city.RetentionYears is < 1 or > 30)
            yield return $"{root}:RetentionYears must be between 1 and 30.";
        for (var i = 0; i < city.LegalHolds.Count; i++)
        {
            if (!Reference.TryParse(city.LegalHolds[i], out _))
                yield return $"{root}:LegalHolds:{i} is not a consultation's reference.";
        }

        foreach (var fault in ReminderFaults(city.Reminders, $"{root}:Reminders"))
            yield return fault;
        if (city.AcceptedDomains.Count == 0)
            yield return $"{root}:AcceptedDomains must name at least one domain.";
        for (var i = 0; i < city.AcceptedDomains.Count; i++)
        {
            if (!IsDomain(city.AcceptedDomains[i]))
                yield return $"{root}:AcceptedDomains:{i} is not a domain.";
        }

        if (city.Bodies.Count == 0)
            yield return $"{root}:Bodies must name at least one body.";
        foreach (var fault in city.Bodies.SelectMany((body, i) => BodyFaults(body, $"{root}:Bodies:{i}")))
            yield return fault;
        foreach (var fault in Twice(city.Bodies.Select((b, i) => (b.Code, $"{root}:Bodies:{i}:Code"))))
            yield return fault;
        var bodyAddresses = city.Bodies.SelectMany((b, i) =>
            b.Addresses.Select((a, j) => (a, $"{root}:Bodies:{i}:Addresses:{j}"))
                .Concat(b.Members.Select((m, j) => (m.Address, $"{root}:Bodies:{i}:Members:{j}:Address"))));
        foreach (var fault in Twice(bodyAddresses.Append((city.ConsultationMailbox, $"{root}:ConsultationMailbox"))))
            yield return fault;

        foreach (var fault in city.Departments.SelectMany((d, i) => DepartmentFaults(d, $"{root}:Departments:{i}")))
            yield return fault;
        foreach (var fault in Twice(city.Departments.Select((d, i) => (d.Name, $"{root}:Departments:{i}:Name"))))
            yield return fault;
    }

    private static IEnumerable<string> ReminderFaults(ReminderSettings reminders, string path)
    {
        for (var i = 0; i < reminders.MinutesBefore.Count; i++)
        {
            if (reminders.MinutesBefore[i] is < 0 or > 7 * 24 * 60)
                yield return $"{path}:MinutesBefore:{i} must be between 0 and 10080.";
        }

        if (reminders.From >= reminders.Until)
            yield return $"{path}:From must be before Until.";
        foreach (var (year, days) in reminders.Holidays)
        {
            for (var i = 0; i < days.Count; i++)
            {
                if (days[i].Year.ToString("0000", CultureInfo.InvariantCulture) != year)
                    yield return $"{path}:Holidays:{year}:{i} is no day of that year.";
            }
        }
    }

    private static IEnumerable<string> BodyFaults(BodySettings body, string path)
    {
        if (!Code().IsMatch(body.Code))
            yield return $"{path}:Code must be lower-case letters, digits and hyphens.";
        if (string.IsNullOrWhiteSpace(body.Name))
            yield return $"{path}:Name is missing.";
        if (body.Addresses.Count == 0)
            yield return $"{path}:Addresses must name at least one mail address.";
        for (var i = 0; i < body.Addresses.Count; i++)
        {
            if (!IsAddress(body.Addresses[i]))
                yield return $"{path}:Addresses:{i} is not a mail address.";
        }

        if (body.Policy == PolicyName.Unset)
            yield return $"{path}:Policy must be internal, dmarc or pinned.";
        if (body.Policy == PolicyName.Pinned && !IsDomain(body.PinnedDomain))
            yield return $"{path}:PinnedDomain must be a domain when Policy is pinned.";
        if (body.Policy != PolicyName.Pinned && body.PinnedDomain.Length > 0)
            yield return $"{path}:PinnedDomain must be empty unless Policy is pinned.";
        for (var i = 0; i < body.Members.Count; i++)
        {
            var member = body.Members[i];
            if (!IsAddress(member.Address))
                yield return $"{path}:Members:{i}:Address is not a mail address.";
            if (member.Until < member.From)
                yield return $"{path}:Members:{i}:Until is before From.";
            if (member.DeputyOf.Length > 0 && !IsAddress(member.DeputyOf))
                yield return $"{path}:Members:{i}:DeputyOf is not a mail address.";
        }
    }

    private static IEnumerable<string> DepartmentFaults(DepartmentSettings department, string path)
    {
        if (string.IsNullOrWhiteSpace(department.Name))
            yield return $"{path}:Name is missing.";
        for (var i = 0; i < department.Members.Count; i++)
        {
            if (!IsAddress(department.Members[i]))
                yield return $"{path}:Members:{i} is not a mail address.";
        }

        for (var i = 0; i < department.Mailboxes.Count; i++)
        {
            if (!IsAddress(department.Mailboxes[i]))
                yield return $"{path}:Mailboxes:{i} is not a mail address.";
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<(string Value, string Path)> settings) =>
        settings.Where(s => s.Value.Length > 0).GroupBy(s => s.Value, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1).Select(g => $"{g.Last().Path} repeats {g.First().Path}.");

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && IsDomain(address.Host);

    private static bool IsDomain(string text) => Domain().IsMatch(text);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$")]
    private static partial Regex Domain();
}
