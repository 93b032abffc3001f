namespace ConsultAddin.Server.Templates;

/// <summary>One version of a department's template.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Department">Whose it is; empty for all departments without one of their own.</param>
/// <param name="Format">What kind of file it is.</param>
/// <param name="Version">From 1 within department and format.</param>
/// <param name="At">When it became the newest, UTC.</param>
/// <param name="By">Name of the administrator who did that; empty once erased.</param>
/// <param name="Name">Name of the file as uploaded.</param>
/// <param name="Size">Length of the file in bytes.</param>
/// <param name="RestoredFrom">The earlier version that it brought back; null for an upload.</param>
/// <param name="Stopped">Whether from here on the department used none of its own; then there is no file.</param>
/// <param name="Newest">Whether it is the newest, which fill uses.</param>
public sealed record TemplateVersion(
    Guid Id, string Department, SheetFormat Format, int Version, DateTimeOffset At, string By, string Name, int Size, int? RestoredFrom, bool Stopped,
    bool Newest);
