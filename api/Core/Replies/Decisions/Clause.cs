namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>One clause of an answer.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Start">Where its sentence begins in the text, UTF-16.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal sealed record Clause(Act Act, int Start, int End)
{
    /// <summary>Its words, in standard spelling.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether it begins with 단, 다만, 하지만, or follows a clause that grants.</summary>
    public bool Contrast { get; init; }

    /// <summary>Whether it speaks of next time.</summary>
    public bool Later { get; init; }

    /// <summary>Whether it says that things are otherwise now: 이제, 결론.</summary>
    public bool Now { get; init; }

    /// <summary>Whether it names one text by its number and not all.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether a question mark ends it.</summary>
    public bool Marked { get; init; }

    /// <summary>Whether it is about the other body's yes, as a condition.</summary>
    public bool AwaitsBody { get; init; }

    /// <summary>Whether it is what is ticked in a form.</summary>
    public bool Ticked { get; init; }

    /// <summary>How it leads on to the next one.</summary>
    public Link Link { get; init; }
}
