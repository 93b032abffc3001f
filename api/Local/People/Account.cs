namespace ConsultAddin.Local.People;

/// <summary>What an account is to the tenant.</summary>
public enum AccountKind
{
    /// <summary>A person of the city with a mailbox in the tenant.</summary>
    Member,

    /// <summary>A mailbox of the tenant that several people share; nobody signs in as it.</summary>
    Shared,

    /// <summary>A person of another organisation who may sign in to the tenant; their mailbox lies outside.</summary>
    Guest,

    /// <summary>A mailbox of another organisation whose owner can't sign in.</summary>
    Outside,
}

/// <summary>One mailbox that the stand-in keeps, and the person behind it.</summary>
/// <param name="Address">The SMTP address; for a member also the user principal name.</param>
/// <param name="Name">The display name.</param>
/// <param name="Kind">What the account is to the tenant.</param>
public sealed record Account(string Address, string Name, AccountKind Kind)
{
    /// <summary>The app roles assigned in the tenant, as they stand in a token's <c>roles</c>.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The addresses of those who may send as this mailbox and open it; used for shared mailboxes.</summary>
    public IReadOnlyList<string> Delegates { get; init; } = [];

    /// <summary>The object id in the directory.</summary>
    public Guid Id => Tenant.ObjectId(Address);

    /// <summary>The part of the address after the at sign.</summary>
    public string Domain => Address[(Address.LastIndexOf('@') + 1)..];

    /// <summary>Whether the mailbox lies in the tenant, so that Graph serves it.</summary>
    public bool InTenant => Kind is AccountKind.Member or AccountKind.Shared;

    /// <summary>Whether a person may sign in to the tenant with it.</summary>
    public bool CanSignIn => Kind is AccountKind.Member or AccountKind.Guest;
}
