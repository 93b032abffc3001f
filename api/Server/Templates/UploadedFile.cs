using ConsultAddin.Server.Problems;

namespace ConsultAddin.Server.Templates;

/// <summary>A file sent as the whole body of a request, read up to a limit and told by its content.</summary>
public sealed class UploadedFile
{
    /// <summary>The longest file, in bytes.</summary>
    public const int Longest = 5 * 1024 * 1024;

    private UploadedFile(byte[] content, Problem? problem) => (Content, Problem) = (content, problem);

    /// <summary>The bytes; empty with a problem.</summary>
    public byte[] Content { get; }

    /// <summary>The kind; null for a file that is neither.</summary>
    public SheetFormat? Format => SheetFormats.Of(Content);

    /// <summary>Why it was not read, or null.</summary>
    public Problem? Problem { get; }

    /// <summary>It is a file of neither kind.</summary>
    public static Refused Unfit() => new(
        "unknown-file", "워드(.docx)나 한글(.hwpx) 문서가 아닙니다. 예전 형식(.doc, .hwp)이면 .docx나 .hwpx로 다시 저장해 올려 주세요.", "file");

    /// <summary>Reads the body as it comes, never more than the limit.</summary>
    public static async ValueTask<UploadedFile?> BindAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Longest)
            return TooLong();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > Longest)
                return TooLong();
            bytes.Write(buffer, 0, read);
        }

        return new(bytes.ToArray(), bytes.Length > 0 ? null : new Refused("required", "빈 파일입니다. 내용이 있는 파일을 올려 주세요.", "file"));
    }

    private static UploadedFile TooLong() => new([], new Refused(
        "too-large", $"{Longest / 1024 / 1024} MB까지 올릴 수 있습니다. 그림을 줄여 다시 저장해 올려 주세요.", "file"));
}
