namespace ConsultAddin.Faults.Driver;

/// <summary>
/// Keeps mails and kills in step, so that mail arrives all the while as processes are killed, and what arrived is read between two kills.
/// </summary>
/// <param name="mails">How many mails arrive in all.</param>
/// <param name="kills">How many kills are meant to go with them.</param>
internal sealed class Pace(int mails, int kills)
{
    /// <summary>How many kills either may be ahead of the other.</summary>
    private const int Ahead = 6;

    private const int AheadWhenCalled = 12;

    /// <summary>However few are killed, mail goes on arriving.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private int delivered;
    private int killed;
    private int called;
    private DateTimeOffset last = DateTimeOffset.UtcNow;

    /// <summary>Whether kills are not too far ahead of the mails.</summary>
    public bool MayKill
    {
        get
        {
            lock (gate)
                return (long)(killed - Ahead) * mails <= (long)kills * delivered;
        }
    }

    public void Killed()
    {
        lock (gate)
            killed++;
    }

    /// <summary>A mail is wanted now, since what is aimed at comes of one.</summary>
    public void Call()
    {
        lock (gate)
            called = 1;
    }

    /// <summary>Waits until another mail may arrive.</summary>
    public async Task NextAsync(CancellationToken ct)
    {
        while (!Take())
            await Task.Delay(TimeSpan.FromMilliseconds(150), ct);
    }

    private bool Take()
    {
        lock (gate)
        {
            var ahead = called > 0 ? AheadWhenCalled : Ahead;
            if ((long)kills * delivered > (long)(killed + ahead) * mails && DateTimeOffset.UtcNow - last < Patience)
                return false;
            called = 0;
            delivered++;
            last = DateTimeOffset.UtcNow;
            return true;
        }
    }
}
