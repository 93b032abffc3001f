using System.IO.Compression;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// The templates that the product brings along. Their parts lie unpacked in the repository, so that a change of one can
/// be read and reviewed; they are packed when first needed.
/// </summary>
internal static class TemplateResources
{
    /// <summary>Packs the template of a kind (<c>docx</c>, <c>hwpx</c>).</summary>
    public static byte[] Pack(string kind)
    {
        var assembly = typeof(TemplateResources).Assembly;
        var prefix = $"templates/{kind}/";
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            {
                using var part = assembly.GetManifestResourceStream(name)!;
                using var stream = TemplatePackage.Add(zip, name[prefix.Length..]);
                part.CopyTo(stream);
            }
        }

        return bytes.ToArray();
    }
}
