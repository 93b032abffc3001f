using System.Security.Cryptography;
using System.Text;

namespace ConsultAddin.Core.Approvals;

/// <summary>A Message-ID as events name it: its SHA-256, since Message-IDs may hold names.</summary>
public static class MessageIdHash
{
    /// <summary>SHA-256 in lower-case hex over the UTF-8 Message-ID without white space and angle brackets around it.</summary>
    public static string Of(string messageId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId.Trim().TrimStart('<').TrimEnd('>'))));
}
