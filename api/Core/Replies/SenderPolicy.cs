using System.Diagnostics.CodeAnalysis;

namespace ConsultAddin.Core.Replies;

/// <summary>Which evidence proves a sender.</summary>
public enum SenderPolicyKind
{
    /// <summary>Mail inside the tenant: Exchange's own mark on the stored copy.</summary>
    Internal,
    /// <summary>DMARC, as the trusted server saw it.</summary>
    Dmarc,
    /// <summary>DKIM or SPF of one named domain, for domains without DMARC.</summary>
    Pinned,
    /// <summary>No check at all; only for looking into a mail by hand.</summary>
    None,
}

/// <summary>A body's sender policy.</summary>
public sealed record SenderPolicy
{
    private SenderPolicy(SenderPolicyKind kind, string? domain = null) => (Kind, Domain) = (kind, domain);

    /// <summary>Which evidence is asked for.</summary>
    public SenderPolicyKind Kind { get; }

    /// <summary>The pinned domain, in lower-case ASCII; null for other policies.</summary>
    public string? Domain { get; }

    /// <summary>Proof by Exchange's mark of the inside.</summary>
    public static SenderPolicy Internal { get; } = new(SenderPolicyKind.Internal);

    /// <summary>Proof by DMARC.</summary>
    public static SenderPolicy Dmarc { get; } = new(SenderPolicyKind.Dmarc);

    /// <summary>No check.</summary>
    public static SenderPolicy None { get; } = new(SenderPolicyKind.None);

    /// <summary>Proof by DKIM or SPF of <paramref name="domain"/>, which is the sender's domain or its parent.</summary>
    /// <exception cref="ArgumentException">The domain is not a domain name.</exception>
    public static SenderPolicy Pinned(string domain) =>
        Senders.MailDomain.Normalize(domain) is { } ascii
            ? new(SenderPolicyKind.Pinned, ascii)
            : throw new ArgumentException($"'{domain}' is not a domain name.", nameof(domain));

    /// <summary>Reads <c>internal</c>, <c>dmarc</c>, <c>pinned:DOMAIN</c> or <c>none</c>, case aside.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SenderPolicy? policy)
    {
        const string pinned = "pinned:";
        policy = text?.Trim().ToLowerInvariant() switch
        {
            "internal" => Internal,
            "dmarc" => Dmarc,
            "none" => None,
            { } t when t.StartsWith(pinned, StringComparison.Ordinal) && Senders.MailDomain.Normalize(t[pinned.Length..]) is { } domain
                => Pinned(domain),
            _ => null,
        };
        return policy is not null;
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Kind == SenderPolicyKind.Pinned ? $"pinned:{Domain}" : Kind.ToString().ToLowerInvariant();
}
