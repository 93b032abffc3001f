using System.Buffers;
using System.Text;
using MimeKit;
using MimeKit.Cryptography;

namespace ConsultAddin.Core.Replies.Senders;

/// <summary>
/// What the trusted server's Authentication-Results (RFC 8601) say. Anybody can write such a header; only the topmost one of the
/// trusted server was added by it. A trusted header that can't be read says nothing: the next one below is not asked instead.
/// </summary>
internal sealed class TrustedResults
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n;(");

    private readonly List<AuthenticationMethodResult> _results;

    private TrustedResults(List<AuthenticationMethodResult> results) => _results = results;

    /// <summary>The results of the trusted header; empty when there is none.</summary>
    /// <param name="headers">The mail's headers, topmost first.</param>
    /// <param name="server">The trusted server's name; null for the topmost header of all.</param>
    public static TrustedResults Read(HeaderList headers, string? server)
    {
        foreach (var header in headers.Where(h => h.Id == HeaderId.AuthenticationResults))
        {
            var parsed = AuthenticationResults.TryParse(header.RawValue, out var results) ? results : null;
            if (server is not null && !IsSignedBy(parsed is null ? LeadingWord(header) : parsed.AuthenticationServiceIdentifier, server)) continue;
            return new(parsed is null ? [] : [.. parsed.Results]);
        }
        return new([]);
    }

    /// <summary>Whether any result of DMARC says fail.</summary>
    public bool DmarcFails => Of("dmarc").Any(r => Is(r, "fail"));

    /// <summary>Whether Exchange's own verdict says fail.</summary>
    public bool CompauthFails => Of("compauth").Any(r => Is(r, "fail"));

    /// <summary>Exchange let a seal of ARC override a failed DMARC (reason 130): no proof, and no proof of the contrary.</summary>
    public bool ArcOverride => Of("compauth").Any(r => Is(r, "pass") && Reason(r) == "130");

    /// <summary>DMARC passed for this domain, and nothing else was said of DMARC.</summary>
    public bool DmarcPasses(string domain) => AllPass("dmarc") && IsAbout(domain);

    /// <summary>Exchange's own verdict is pass for this domain, for a stated reason other than 130.</summary>
    public bool CompauthPasses(string domain) =>
        AllPass("compauth") && Of("compauth").All(r => Reason(r) is { } reason && reason != "130") && IsAbout(domain);

    /// <summary>DKIM or SPF passed for exactly this domain.</summary>
    public bool SignedOrSentBy(string domain) =>
        Of("dkim").Any(r => Is(r, "pass") && MailDomain.Normalize(Property(r, "header", "d")) == domain)
        || Of("spf").Any(r => Is(r, "pass") && EnvelopeDomain(r) == domain);

    /// <summary>SPF says that the server which sent for this domain was not allowed to.</summary>
    public bool SpfFails(string domain) => Of("spf").Any(r => Is(r, "fail") && EnvelopeDomain(r) == domain);

    /// <summary>Whether there is a result at all.</summary>
    public bool Any => _results.Count > 0;

    private bool AllPass(string method) => Of(method).Any() && Of(method).All(r => Is(r, "pass"));

    // header.from stands beside dmarc; Exchange's compauth in the same header speaks of the same From.
    private bool IsAbout(string domain)
    {
        var domains = _results
            .SelectMany(r => r.Properties)
            .Where(p => Same(p.PropertyType, "header") && Same(p.Property, "from"))
            .Select(p => MailDomain.Normalize(p.Value))
            .ToList();
        return domains.Count > 0 && domains.All(d => d == domain);
    }

    private IEnumerable<AuthenticationMethodResult> Of(string method) => _results.Where(r => Same(r.Method, method));

    private static bool Is(AuthenticationMethodResult result, string value) => Same(result.Result, value);

    private static string? Reason(AuthenticationMethodResult result) =>
        result.Reason ?? result.Properties.FirstOrDefault(p => Same(p.Property, "reason"))?.Value;

    private static string? Property(AuthenticationMethodResult result, string type, string name) =>
        result.Properties.FirstOrDefault(p => Same(p.PropertyType, type) && Same(p.Property, name))?.Value;

    private static string? EnvelopeDomain(AuthenticationMethodResult result) =>
        Property(result, "smtp", "mailfrom") is { } from ? MailDomain.Normalize(from[(from.LastIndexOf('@') + 1)..]) : null;

    private static bool IsSignedBy(string? name, string server) => name is not null && Same(name, server.Trim());

    private static string LeadingWord(Header header)
    {
        var text = Encoding.ASCII.GetString(header.RawValue).TrimStart();
        var end = text.AsSpan().IndexOfAny(WordEnds);
        return end < 0 ? text : text[..end];
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
