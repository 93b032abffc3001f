namespace ConsultAddin.Core.Replies;

/// <summary>Words that stand in a cell of a table; words of one cell may stand in several lines.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Row">Its first row, from 0.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="Rows">How many rows it takes.</param>
/// <param name="Columns">How many columns it takes.</param>
/// <param name="Start">Where its words begin.</param>
/// <param name="End">Where they end, exclusive.</param>
internal readonly record struct TableCell(TableGrid Table, int Row, int Column, int Rows, int Columns, int Start, int End);
