using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Local.Issuer;

/// <summary>The issuer's key. It lies in the data folder, so that tokens given before a restart stay good.</summary>
public sealed class SigningKey : IDisposable
{
    // Without a folder one key serves the whole process, since making one takes longer than most tests.
    private static readonly Lazy<string> OfThisProcess = new(() =>
    {
        using var made = RSA.Create(2048);
        return made.ExportPkcs8PrivateKeyPem();
    });

    private readonly RSA rsa = RSA.Create();

    /// <summary>Reads the key, or makes one.</summary>
    /// <param name="directory">The folder that keeps it; null makes one for this process only.</param>
    public SigningKey(string? directory)
    {
        rsa.ImportFromPem(directory is null ? OfThisProcess.Value : KeptIn(directory));
        // The library's cache goes by key id and would outlive this object's RSA in a process with several stand-ins.
        Key = new RsaSecurityKey(rsa) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        Key.KeyId = Base64UrlEncoder.Encode(Key.ComputeJwkThumbprint());
    }

    internal RsaSecurityKey Key { get; }

    /// <inheritdoc/>
    public void Dispose() => rsa.Dispose();

    private static string KeptIn(string directory)
    {
        var path = Path.Combine(directory, "issuer-key.pem");
        if (File.Exists(path)) return File.ReadAllText(path);
        Directory.CreateDirectory(directory);
        using var made = RSA.Create(2048);
        var pem = made.ExportPkcs8PrivateKeyPem();
        File.WriteAllText(path, pem);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return pem;
    }
}
