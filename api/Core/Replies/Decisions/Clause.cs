namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>One clause of a sentence.</summary>
/// <param name="Act">What it does.</param>
/// <param name="Link">How it leads on to the next one: <see cref="Sense.If"/>, <see cref="Sense.After"/>, <see cref="Sense.But"/>, <see cref="Sense.And"/>, <see cref="Sense.Because"/>, or <see cref="Sense.End"/>.</param>
/// <param name="Start">Where it begins, UTF-16.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct Clause(Act Act, Sense Link, int Start, int End)
{
    /// <summary>What its head is about, before mood and negation.</summary>
    public Sense Head { get; init; }

    /// <summary>Whether it lies in the future.</summary>
    public bool Future { get; init; }

    /// <summary>Whether it asks somebody to do something.</summary>
    public bool Please { get; init; }

    /// <summary>Whether it speaks of next time.</summary>
    public bool Later { get; init; }

    /// <summary>Whether somebody else is its subject.</summary>
    public bool Other { get; init; }

    /// <summary>Whether it begins with 단, 다만, 하지만.</summary>
    public bool Contrast { get; init; }

    /// <summary>Whether it restricts: a time, a bound, only.</summary>
    public bool Restricts { get; init; }

    /// <summary>Whether it says 다시.</summary>
    public bool Anew { get; init; }

    /// <summary>Whether it ends with its head, without any ending: 오탈자 확인.</summary>
    public bool Nominal { get; init; }

    /// <summary>Whether it says once more.</summary>
    public bool More { get; init; }

    /// <summary>Whether it denies something that isn't known.</summary>
    public bool Denies { get; init; }

    /// <summary>Whether it refuses or forbids something that isn't known.</summary>
    public bool Refuses { get; init; }

    /// <summary>Whether it names one text by its number or place and not all.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether it is done, not wanted.</summary>
    public bool Past { get; init; }

    /// <summary>Whether it holds a word that asks: who, when, where.</summary>
    public bool AskWord { get; init; }

    /// <summary>Whether it says hello.</summary>
    public bool Greets { get; init; }

    /// <summary>Whether it speaks of all texts or consultations.</summary>
    public bool All { get; init; }

    /// <summary>Whether it is about the other body's yes, as a condition when <see cref="Act"/> is conditional.</summary>
    public bool AwaitsBody { get; init; }

    /// <summary>Whether it says what becomes of quoted words, as a change does.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether it holds nothing of weight: 이 정도면.</summary>
    public bool Bare { get; init; }

    /// <summary>Whether it is nothing but a restriction: 15시 이후.</summary>
    public bool Fragment { get; init; }

    /// <summary>Whether it wants to be told something.</summary>
    public bool Tells { get; init; }

    /// <summary>Whether it stands beside the matter (<see cref="Decisions.Aside"/>).</summary>
    public bool Aside { get; init; }

    /// <summary>Whether it only says that something is said: 말씀드리면.</summary>
    public bool Speaks { get; init; }
}
