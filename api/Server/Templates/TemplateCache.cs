using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace ConsultAddin.Server.Templates;

/// <summary>
/// Opened templates by version id. A version never changes, so what is kept never grows old; only room is bounded, by the
/// files' own lengths.
/// </summary>
public sealed class TemplateCache : IDisposable
{
    private const long Room = 64 * 1024 * 1024;

    private readonly MemoryCache _opened = new(new MemoryCacheOptions { SizeLimit = Room });

    /// <summary>The opened template of a version that holds a file.</summary>
    /// <exception cref="Core.Sheets.Documents.TemplateRefusedException">This version of the product refuses what an earlier one took.</exception>
    public async Task<OpenedTemplate> Open(ConsultationsDb db, Guid id, CancellationToken cancellationToken)
    {
        if (_opened.TryGetValue<OpenedTemplate>(id, out var known))
            return known!;
        var row = await db.Templates.AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
        return _opened.Set(id, OpenedTemplate.Open(row.Format, row.Content!), new MemoryCacheEntryOptions { Size = row.Size });
    }

    /// <inheritdoc />
    public void Dispose() => _opened.Dispose();
}
