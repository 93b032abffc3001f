namespace ConsultAddin.Core.Sheets;

/// <summary>How surely a text names the call centre's number.</summary>
public enum HotlineSort
{
    /// <summary>It names 02-120, in whatever way it is written: R1 asks for a consultation.</summary>
    Match,
    /// <summary>It points at the call centre without its number, such as <c>120 다산콜</c> or <c>국번없이 120</c>.</summary>
    Hint,
}

/// <summary>A place in a text that names the call centre; offsets in UTF-16 units of the original text.</summary>
/// <param name="Start">Offset of the first unit.</param>
/// <param name="Length">Length in units.</param>
/// <param name="Sort">A match or only a hint.</param>
public readonly record struct HotlineSpan(int Start, int Length, HotlineSort Sort);

/// <summary>A place in a text that names the call centre, with what stands there.</summary>
/// <param name="Start">Offset of the first unit, in UTF-16 units of the original text.</param>
/// <param name="Length">Length in UTF-16 units of the original text.</param>
/// <param name="Text">What stands there, unchanged.</param>
/// <param name="Sort">A match or only a hint.</param>
/// <param name="Arrives">
/// What citizens would read instead, such as <c>02?120</c> for Word's dash, where carriers can't transmit what stands
/// there; null where it arrives as written.
/// </param>
public sealed record HotlineHit(int Start, int Length, string Text, HotlineSort Sort, string? Arrives);
