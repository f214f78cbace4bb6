using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Charla.Core.Accounts;

/// <summary>Tokens and invitations: 256 random bits that are shown once. What is kept is their hash, which needs no salt: nobody can guess them.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
