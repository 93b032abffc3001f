using System.IO.Compression;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// The templates that the product brings along. Their parts lie unpacked in the repository, so that a change of one can
/// be read and reviewed; they are packed when first needed.
/// </summary>
internal static class TemplateResources
{
    // The order in which Hangul stores its parts; Word minds only that the types come first.
    private static readonly string[] Order =
    [
        Hwpx.MimeTypePart, "version.xml", "Contents/header.xml", "Contents/section0.xml", Hwpx.PreviewText, "settings.xml",
        "META-INF/container.xml", "Contents/content.hpf", "META-INF/manifest.xml", "[Content_Types].xml",
    ];

    /// <summary>Packs the template of a kind (<c>docx</c>, <c>hwpx</c>).</summary>
    public static byte[] Pack(string kind)
    {
        var assembly = typeof(TemplateResources).Assembly;
        var prefix = $"templates/{kind}/";
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n[prefix.Length..]).OrderBy(Place).ThenBy(n => n, StringComparer.Ordinal))
            {
                using var part = assembly.GetManifestResourceStream(prefix + name)!;
                using var stream = TemplatePackage.Add(zip, name, name == Hwpx.MimeTypePart ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                part.CopyTo(stream);
            }
        }

        return bytes.ToArray();
    }

    private static int Place(string name) => Array.IndexOf(Order, name) is var at and >= 0 ? at : Order.Length;
}
