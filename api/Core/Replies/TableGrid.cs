namespace ConsultAddin.Core.Replies;

/// <summary>A table, of which the cells get their places row by row, as a browser gives them.</summary>
internal sealed class TableGrid
{
    // No table that a person fills in is wider; what stands further right stands in none.
    private const int Widest = 40;

    // A browser takes no more.
    private const int MostRows = 65_534;

    private int _row = -1;
    private int _column;
    private int[]? _takenUntil;

    /// <summary>How many rows it has.</summary>
    public int Rows => _row + 1;

    /// <summary>How many columns it has.</summary>
    public int Columns { get; private set; }

    /// <summary>Begins a section: no cell reaches into it from above.</summary>
    public void NextSection() => _takenUntil = null;

    /// <summary>Begins a row.</summary>
    public void NextRow() => (_row, _column) = (_row + 1, 0);

    /// <summary>Places the next cell of the row; null beyond the widest table.</summary>
    /// <param name="colspan">The attribute; null for none.</param>
    /// <param name="rowspan">The attribute; null for none.</param>
    public TableCell? NextCell(string? colspan = null, string? rowspan = null)
    {
        if (_row < 0) NextRow();
        while (_column < Widest && _takenUntil?[_column] > _row) _column++;
        var columns = Math.Max(1, Span(colspan) ?? 1);
        // Nought means: down to the section's end.
        var rows = Span(rowspan) is { } told ? told == 0 ? MostRows : Math.Min(told, MostRows) : 1;
        if (_column >= Widest || columns > Widest - _column)
        {
            _column = Widest;
            return null;
        }
        var cell = new TableCell(this, _row, _column, rows, columns, 0, 0);
        if (rows > 1) (_takenUntil ??= new int[Widest]).AsSpan(_column, columns).Fill(_row + rows);
        _column += columns;
        Columns = Math.Max(Columns, _column);
        return cell;
    }

    private static int? Span(string? value) => int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
