using System.Security.Cryptography;
using System.Text;

namespace ConsultAddin.Local.People;

/// <summary>The one Entra tenant of the stand-in: the identifiers that a deployment would get from Microsoft.</summary>
public static class Tenant
{
    /// <summary>The directory (tenant) id.</summary>
    public const string Id = "5e0d1200-0120-4120-8120-000000000120";

    /// <summary>The application (client) id under which the product is registered.</summary>
    public const string ClientId = "c0a5017a-dd10-4120-8120-00000000c120";

    /// <summary>The product's client secret. It opens nothing but this stand-in.</summary>
    public const string ClientSecret = "stand-in-secret-for-one-machine";

    /// <summary>The application id of a machine that asks for clearance; its secret is <see cref="ClientSecret"/> too.</summary>
    public const string MachineClientId = "c0a5017a-dd10-4120-8120-00000000c121";

    /// <summary>The accepted domain of the tenant: mail between its mailboxes is internal.</summary>
    public const string Domain = "seoul.example";

    /// <summary>A stable object id for an address, so that a reset or another machine gives the same ids.</summary>
    public static Guid ObjectId(string address) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())).AsSpan(0, 16));
}
