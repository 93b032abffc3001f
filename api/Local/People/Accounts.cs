namespace ConsultAddin.Local.People;

/// <summary>Everybody whom the stand-in knows. All names are invented.</summary>
public sealed class Accounts(IEnumerable<Account> accounts)
{
    private readonly Dictionary<string, Account> byAddress =
        accounts.ToDictionary(a => a.Address, StringComparer.OrdinalIgnoreCase);

    /// <summary>The people and mailboxes of the default run: a department, both bodies, a counsellor, an administrator.</summary>
    public static IReadOnlyList<Account> Default { get; } =
    [
        new("minsu@seoul.example", "김민수", AccountKind.Member) { Roles = ["officer"] },
        new("jiwon@seoul.example", "이지원", AccountKind.Member) { Roles = ["officer"] },
        new("coldwave@seoul.example", "한파대응팀", AccountKind.Shared) { Delegates = ["minsu@seoul.example"] },
        new("citizen@seoul.example", "시민봉사담당관", AccountKind.Shared) { Delegates = ["sunyoung@seoul.example"] },
        new("sunyoung@seoul.example", "박선영", AccountKind.Member) { Roles = ["reviewer"] },
        new("admin@seoul.example", "한관리", AccountKind.Member) { Roles = ["administrator"] },
        new("consult120@seoul.example", "120 사전협의", AccountKind.Shared),
        new("ops@dasan120.example", "120다산콜재단", AccountKind.Outside) { Delegates = ["jiyoung@dasan120.example"] },
        new("jiyoung@dasan120.example", "박지영", AccountKind.Guest) { Roles = ["reviewer"] },
        new("hana@dasan120.example", "최하나", AccountKind.Guest) { Roles = ["counsellor"] },
        new("outsider@elsewhere.example", "외부인", AccountKind.Outside),
    ];

    /// <summary>All accounts in their given order.</summary>
    public IReadOnlyCollection<Account> All => byAddress.Values;

    /// <summary>The account with an address, case aside; null when there is none.</summary>
    public Account? Find(string address) => byAddress.GetValueOrDefault(address);

    /// <summary>A user of the tenant by object id or user principal name, as Graph's path names it; null when there is none.</summary>
    public Account? FindUser(string idOrName) =>
        Guid.TryParse(idOrName, out var id) ? byAddress.Values.FirstOrDefault(a => a.Id == id) : Find(idOrName);

    /// <summary>Whether some account here has the domain, so that the stand-in delivers its mail.</summary>
    public bool Hosts(string domain) =>
        byAddress.Values.Any(a => string.Equals(a.Domain, domain, StringComparison.OrdinalIgnoreCase));
}
