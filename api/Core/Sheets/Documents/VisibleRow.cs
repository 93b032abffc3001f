namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>A line of text, or a row of a table, as people see it.</summary>
/// <param name="Cells">The texts of its cells; one for a line.</param>
/// <param name="IsTable">Whether it is a row of a table.</param>
internal sealed record VisibleRow(IReadOnlyList<string> Cells, bool IsTable)
{
    /// <summary>The first cell.</summary>
    public string First => Cells[0];
}
