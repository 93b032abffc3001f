using System.Text;
using ConsultAddin.Server.Pages;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace ConsultAddin.Local.Routing;

/// <summary>The built pane with one address changed: Office.js comes from the stand-in instead of Microsoft's host.</summary>
internal sealed class OfficeFromHere(IFileProvider built) : IFileProvider
{
    private const string Microsofts = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
    private const string Ours = "/local/office.js";

    public IFileInfo GetFileInfo(string subpath)
    {
        var file = built.GetFileInfo(subpath);
        return file.Exists && file.Name.EndsWith(".html", StringComparison.Ordinal) ? new Changed(file) : file;
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => built.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => built.Watch(filter);

    private sealed class Changed : IFileInfo
    {
        private readonly IFileInfo file;
        private readonly byte[] content;

        public Changed(IFileInfo file)
        {
            this.file = file;
            using var reader = new StreamReader(file.CreateReadStream());
            content = Encoding.UTF8.GetBytes(reader.ReadToEnd().Replace(Microsofts, Ours, StringComparison.Ordinal));
        }

        public bool Exists => true;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => file.LastModified;

        public long Length => content.Length;

        public string Name => file.Name;

        // Null, or the web server would send the file itself.
        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(content, writable: false);
    }
}

/// <summary>Puts <see cref="OfficeFromHere"/> over the product's pane.</summary>
internal static class ServeOffice
{
    public static void ServeOfficeFromHere(this IServiceCollection services)
    {
        var product = services.Last(d => d.ServiceType == typeof(IFileProvider) && Equals(d.ServiceKey, PaneSettings.Files));
        services.AddKeyedSingleton<IFileProvider>(PaneSettings.Files, (provider, key) =>
            new OfficeFromHere((IFileProvider)product.KeyedImplementationFactory!(provider, key)));
    }
}
