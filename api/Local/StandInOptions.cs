using ConsultAddin.Local.People;

namespace ConsultAddin.Local;

/// <summary>How a stand-in is set up.</summary>
public sealed record StandInOptions
{
    /// <summary>The folder that keeps mail, keys and subscriptions over a restart; null keeps all in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The clock by which mail arrives, subscriptions expire and notifications are repeated.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How far Microsoft's clock is ahead of <see cref="Clock"/>; negative when it is behind.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>The people and mailboxes.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = People.Accounts.Default;

    /// <summary>Where the product's pages are, when they are served at another address; null when they are served beside the stand-in.</summary>
    public Uri? Server { get; init; }
}
