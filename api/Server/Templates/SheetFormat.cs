using System.IO.Compression;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Server.Templates;

/// <summary>The kinds of file in which a sheet is attached.</summary>
public enum SheetFormat
{
    /// <summary>A Word file (.docx).</summary>
    Docx,
    /// <summary>A Hangul file (.hwpx). 시험판: nobody has yet opened one in Hangul itself.</summary>
    Hwpx,
}

/// <summary>What a kind of file is called, and how it is told from others.</summary>
internal static class SheetFormats
{
    /// <summary>The media type.</summary>
    public static string ContentType(this SheetFormat format) => format == SheetFormat.Docx ? WordSheet.ContentType : HwpxSheet.ContentType;

    /// <summary>The end of a file's name, with its dot.</summary>
    public static string Extension(this SheetFormat format) => format == SheetFormat.Docx ? ".docx" : ".hwpx";

    /// <summary>Tells the kind from the content alone, since names and media types are the sender's words; null for neither.</summary>
    public static SheetFormat? Of(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.GetEntry("mimetype") is not null ? SheetFormat.Hwpx
                : zip.GetEntry("[Content_Types].xml") is not null ? SheetFormat.Docx
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Reads a sheet out of a file of either kind; null where it is neither or holds no sheet. Never throws on a bad file.</summary>
    public static SheetReading? Read(byte[] content) => Of(content) switch
    {
        SheetFormat.Docx => WordSheet.Read(content),
        SheetFormat.Hwpx => HwpxSheet.Read(content),
        _ => null,
    };
}
