using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Local.Graph;

/// <summary>How far a client has followed a folder.</summary>
/// <param name="Scope">What it follows.</param>
/// <param name="Since">The store's change number up to which it knows everything.</param>
internal sealed record SyncToken(string Scope, long Since)
{
    /// <summary>The change number at the start of a round that has more pages; 0 at the start of a round.</summary>
    public long Until { get; init; }

    /// <summary>The change number of the last entry of the page before, within the round.</summary>
    public long Cursor { get; init; }

    public IReadOnlyList<string>? Select { get; init; }

    public string? Filter { get; init; }

    public string? ChangeType { get; init; }

    /// <summary>The store that gave the token; another one, or the same after a reset, doesn't know it.</summary>
    public string Store { get; init; } = "";
}

/// <summary>Gives and reads delta and next tokens. One that this store didn't give is answered 410 SyncStateNotFound.</summary>
public sealed class SyncTokens
{
    private readonly string store;

    /// <summary>Opens the identity of the store.</summary>
    /// <param name="directory">The folder that keeps it; null makes one for this process only.</param>
    public SyncTokens(string? directory)
    {
        var path = directory is null ? null : Path.Combine(directory, "store-id");
        if (path is not null && File.Exists(path))
        {
            store = File.ReadAllText(path);
            return;
        }

        store = Guid.NewGuid().ToString("N");
        if (path is null) return;
        Directory.CreateDirectory(directory!);
        File.WriteAllText(path, store);
    }

    internal string Write(SyncToken token) =>
        Base64UrlEncoder.Encode(JsonSerializer.SerializeToUtf8Bytes(token with { Store = store }));

    internal SyncToken Read(string text, string scope)
    {
        try
        {
            if (JsonSerializer.Deserialize<SyncToken>(Base64UrlEncoder.DecodeBytes(text)) is { } token && token.Store == store && token.Scope == scope)
                return token;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Not a token of this store: answered below like any other that isn't known.
        }

        throw GraphError.SyncStateNotFound();
    }
}
