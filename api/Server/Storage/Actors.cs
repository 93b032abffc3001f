using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Storage;

/// <summary>Gives people their ids.</summary>
public static class Actors
{
    /// <summary>
    /// The id of the person with this address; a new row, saved with the caller's next save, when there is none.
    /// The row's unique address lets one of two simultaneous first acts fail, which is then repeated by the caller.
    /// </summary>
    public static async Task<Guid> ActorOf(this ConsultationsDb db, string address, string name, CancellationToken cancellationToken)
    {
        var key = address.ToLowerInvariant();
        var row = db.Actors.Local.FirstOrDefault(a => a.Address == key)
            ?? await db.Actors.FirstOrDefaultAsync(a => a.Address == key, cancellationToken);
        if (row is null)
            db.Actors.Add(row = new ActorRow { Id = Guid.CreateVersion7(), Address = key, Name = name });
        else if (name.Length > 0 && name != key && row.Name != name)
            row.Name = name;
        return row.Id;
    }
}
