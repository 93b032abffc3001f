using System.ComponentModel.DataAnnotations;

namespace ConsultAddin.Server.Mailboxes;

/// <summary>How the product reads and sends mail; section <c>Mailboxes</c> of the configuration. The mailboxes themselves stand in the settings file.</summary>
public sealed class MailboxSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mailboxes";

    /// <summary>Microsoft Graph with its version; another cloud of Microsoft's has another host. No token goes to any other host.</summary>
    [Required]
    public Uri GraphUrl { get; set; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>
    /// Where Microsoft can reach this server from outside, with https; null when it cannot, and then the mailboxes are polled only.
    /// </summary>
    public Uri? NotificationUrl { get; set; }

    /// <summary>How often a mailbox is asked while something in it is due within <see cref="DueWithin"/>.</summary>
    public TimeSpan PollDue { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a mailbox is asked otherwise.</summary>
    public TimeSpan PollIdle { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How near a planned start makes a mailbox one that is asked more often.</summary>
    public TimeSpan DueWithin { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How long Microsoft is asked to keep a subscription: it takes three quarters of an hour to seven days, by its own clock.</summary>
    [Range(typeof(TimeSpan), "00:45:00", "6.00:00:00")]
    public TimeSpan SubscriptionLife { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Kinds of automatic mail that this city does not want, by their names, such as <c>approved</c>.</summary>
    public IList<string> SwitchedOff { get; } = [];

    /// <summary>Whether this process runs the scheduled rounds; off in tests that run them one by one.</summary>
    public bool Scheduled { get; set; } = true;
}
