using System.Buffers;
using System.Globalization;
using System.Text;
using MimeKit;
using MimeKit.IO;
using MimeKit.Tnef;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>The words of a mail that Outlook put into a file of its own, <c>winmail.dat</c> (MS-OXTNEF).</summary>
/// <param name="Plain">Its plain text; null for none.</param>
/// <param name="Html">Its HTML; null for none.</param>
/// <param name="Faint">Whether some of it may not be seen.</param>
internal sealed record TnefBody(string? Plain, string? Html, bool Faint)
{
    // More attributes than any program writes before the attached files.
    private const int MostAttributes = 200;
    private const int MostProperties = 2000;

    /// <summary>The first such file in a mail; null for none.</summary>
    public static MimePart? In(MimeMessage message)
    {
        foreach (var part in MailParts.Shallow(message.Body))
        {
            if (part is MimePart { Content: not null } file && (file is TnefPart || file.FileName is { } name && name.Equals("winmail.dat", StringComparison.OrdinalIgnoreCase))) return file;
        }
        return null;
    }

    /// <summary>Reads the file; null for one that can't be read, is too long, or is no ordinary mail.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">The most bytes of a body.</param>
    public static TnefBody? Read(MimePart file, int most)
    {
        try
        {
            using var content = file.Content!.Open();
            using var reader = new TnefReader(content, 949, TnefComplianceMode.Loose);
            return new Collector(most).Read(reader);
        }
#pragma warning disable CA1031 // The file is hostile, like the mail around it: what breaks it there is a file that can't be read.
        catch (Exception error) when (error is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static readonly SearchValues<char> CharsetEnd = SearchValues.Create("\"'> ;/");

    private sealed class Collector(int most)
    {
        private string? _class;
        private string? _plain;
        private byte[]? _html;
        private string? _htmlText;
        private byte[]? _rtf;
        private int _codePage;

        public TnefBody? Read(TnefReader reader)
        {
            for (var seen = 0; seen < MostAttributes && reader.ReadNextAttribute() && reader.AttributeLevel == TnefAttributeLevel.Message; seen++)
            {
                var properties = reader.TnefPropertyReader;
                switch (reader.AttributeTag)
                {
                    case TnefAttributeTag.MessageClass when properties.RawValueLength < 1000:
                        _class ??= properties.ReadValueAsString()?.Trim('\0', ' ');
                        break;
                    case TnefAttributeTag.Body when Fits(properties):
                        _plain ??= properties.ReadValueAsString();
                        break;
                    case TnefAttributeTag.MapiProperties:
                        ReadProperties(properties);
                        break;
                }
            }
            // A receipt, a calendar's answer or an absence notice of Outlook's is no answer of a person's.
            if (_class is not (null or "" or "IPM.Note" or "IPM.Microsoft Mail.Note")) return null;

            var html = _htmlText ?? (_html is null ? null : CharsetReader.Decode(_html, CharsetOf(_html) ?? (_codePage > 0 ? "cp" + _codePage.ToString(CultureInfo.InvariantCulture) : null)));
            var plain = _plain;
            var faint = false;
            if (_rtf is not null && html is null)
            {
                var rich = RtfText.Read(_rtf);
                faint = rich is { IsFaint: true };
                if (rich is { IsHtml: true }) html = rich.Text;
                // The rich text is what was written; the plain one was made of it.
                else if (rich is not null) plain = rich.Text;
                else if (string.IsNullOrWhiteSpace(plain)) return null;
            }
            plain = plain?.TrimEnd('\0');
            return string.IsNullOrWhiteSpace(plain) && string.IsNullOrWhiteSpace(html) ? null : new(plain, html, faint);
        }

        private void ReadProperties(TnefPropertyReader properties)
        {
            for (var seen = 0; seen < MostProperties && properties.ReadNextProperty(); seen++)
            {
                var (id, type) = (properties.PropertyTag.Id, properties.PropertyTag.ValueTnefType);
                if (id == TnefPropertyId.InternetCPID && type == TnefPropertyType.Long) _codePage = properties.ReadValueAsInt32();
                if (id is not (TnefPropertyId.Body or TnefPropertyId.BodyHtml or TnefPropertyId.RtfCompressed or TnefPropertyId.MessageClass)) continue;
                if (!Fits(properties)) throw new FormatException("a body that is too long");
                var letters = type is TnefPropertyType.Unicode or TnefPropertyType.String8;
                switch (id)
                {
                    case TnefPropertyId.MessageClass when letters:
                        _class ??= properties.ReadValueAsString()?.Trim('\0', ' ');
                        break;
                    case TnefPropertyId.Body when letters:
                        _plain = properties.ReadValueAsString();
                        break;
                    case TnefPropertyId.BodyHtml when type == TnefPropertyType.Unicode:
                        _htmlText = properties.ReadValueAsString();
                        break;
                    case TnefPropertyId.BodyHtml:
                        using (var raw = properties.GetRawValueReadStream()) _html = Bytes(raw, most);
                        break;
                    case TnefPropertyId.RtfCompressed:
                        using (var raw = properties.GetRawValueReadStream())
                            _rtf = Rtf(raw);
                        break;
                }
            }
        }

        private byte[] Rtf(Stream raw)
        {
            using var filtered = new FilteredStream(raw);
            filtered.Add(new RtfCompressedToRtf());
            return Bytes(filtered, most);
        }

        private bool Fits(TnefPropertyReader properties) => properties.RawValueLength <= most;

        private static byte[] Bytes(Stream stream, int most)
        {
            using var bytes = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int count; (count = stream.Read(buffer)) > 0;)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > most) throw new FormatException("a body that is too long");
            }
            return bytes.ToArray();
        }

        // Outlook's HTML names its own charset.
        private static string? CharsetOf(byte[] html)
        {
            var head = Encoding.Latin1.GetString(html, 0, Math.Min(html.Length, 2000));
            var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            var name = head.AsSpan(at + "charset=".Length).TrimStart("\"'");
            var end = name.IndexOfAny(CharsetEnd);
            return end < 0 ? null : name[..end].ToString();
        }
    }
}
