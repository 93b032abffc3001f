using ConsultAddin.Local.People;

namespace ConsultAddin.Local;

/// <summary>
/// The product's configuration for the invented city: what a deployment writes into its own settings, with Microsoft's
/// real addresses, and nothing that exists only here.
/// </summary>
internal static class ProductConfiguration
{
    /// <summary>The settings, after the city's file was written where there was none.</summary>
    /// <param name="self">Where the product is served.</param>
    /// <param name="standIn">Where the stand-in is, when it is another address.</param>
    /// <param name="folder">The product's data folder.</param>
    public static Dictionary<string, string?> For(Uri self, Uri? standIn, string folder)
    {
        Directory.CreateDirectory(folder);
        var city = Path.Combine(folder, "city.json");
        if (!File.Exists(city)) File.Copy(Path.Combine(AppContext.BaseDirectory, "city.json"), city);
        var settings = new Dictionary<string, string?>
        {
            ["DataFolder"] = folder,
            ["CityFile"] = city,
            ["City:PublicAddress"] = self.ToString(),
            ["AzureAd:Instance"] = "https://login.microsoftonline.com/",
            ["AzureAd:TenantId"] = Tenant.Id,
            ["AzureAd:ClientId"] = Tenant.ClientId,
            ["AzureAd:ClientCredentials:0:SourceType"] = "ClientSecret",
            ["AzureAd:ClientCredentials:0:ClientSecret"] = Tenant.ClientSecret,
            ["Mailboxes:NotificationUrl"] = self.ToString(),
        };
        if (standIn is not null) settings["Pane:FrameAncestors:0"] = standIn.GetLeftPart(UriPartial.Authority);
        return settings;
    }
}
