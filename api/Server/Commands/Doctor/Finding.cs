namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>How a check ended.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Fine,
    /// <summary>Works, and will not for ever, or can't be told from here.</summary>
    Watch,
    /// <summary>Something is missing without which mail isn't read or sent.</summary>
    Missing,
}

/// <summary>One line of the report.</summary>
/// <param name="Health">How it ended.</param>
/// <param name="Check">What was checked.</param>
/// <param name="Says">What was found.</param>
/// <param name="ToDo">What to do; null for nothing.</param>
internal sealed record Finding(Health Health, string Check, string Says, string? ToDo = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Health switch { Health.Fine => "ok     ", Health.Watch => "watch  ", _ => "MISSING" }} {Check}: {Says}{(ToDo is null ? "" : $" -> {ToDo}")}";
}
