using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Identity;

/// <summary>The tenant's section <c>AzureAd</c>, as far as the start looks at it; Microsoft.Identity.Web reads the whole.</summary>
internal sealed class TenantSettings
{
    public string Instance { get; init; } = "";

    public string TenantId { get; init; } = "";

    public string ClientId { get; init; } = "";
}

/// <summary>Without these nobody could sign in; the start says so instead of the first request.</summary>
internal sealed class CheckTenantSettings : IValidateOptions<TenantSettings>
{
    public ValidateOptionsResult Validate(string? name, TenantSettings options)
    {
        var faults = new List<string>();
        if (!Uri.TryCreate(options.Instance, UriKind.Absolute, out _))
            faults.Add("AzureAd:Instance must be the sign-in address, such as https://login.microsoftonline.com/.");
        if (!Guid.TryParse(options.TenantId, out _))
            faults.Add("AzureAd:TenantId must be the tenant's id.");
        if (!Guid.TryParse(options.ClientId, out _))
            faults.Add("AzureAd:ClientId must be the app registration's client id.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
