using System.Security.Cryptography;
using System.Text;

namespace Charla.Protocol.Irc.Sasl;

/// <summary>What a server keeps to know a password by, without having it: RFC 5802, with SHA-256 of RFC 7677.</summary>
/// <param name="Salt">Made anew for each password.</param>
/// <param name="Iterations">At least <see cref="LeastIterations"/>.</param>
/// <param name="StoredKey">The hash of the client's key.</param>
/// <param name="ServerKey">What the server shows that it knows the password with.</param>
internal sealed record ScramKeys(byte[] Salt, int Iterations, byte[] StoredKey, byte[] ServerKey)
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = SHA256.HashSizeInBytes;

    /// <summary>What RFC 7677 asks for at the least.</summary>
    public const int LeastIterations = 4_096;

    private const int SaltLength = 16;

    /// <summary>The keys of a password, whose text is used as it stands: the product runs without the tables of SASLprep, so a client that prepares must come to the same.</summary>
    public static ScramKeys Of(string password, int iterations) => Of(password, RandomNumberGenerator.GetBytes(SaltLength), iterations);

    /// <inheritdoc cref="Of(string, int)"/>
    public static ScramKeys Of(string password, byte[] salt, int iterations)
    {
        byte[] salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, KeyLength);
        byte[] clientKey = HMACSHA256.HashData(salted, "Client Key"u8);
        byte[] serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return new ScramKeys(salt, iterations, SHA256.HashData(clientKey), serverKey);
    }

    /// <summary>Keys of no password, always the same for a name, so that nobody learns from salt and iterations which accounts there are.</summary>
    /// <param name="account">The name that was asked for.</param>
    /// <param name="secret">The server's own, the same for as long as it runs or longer.</param>
    /// <param name="iterations">As many as those of real accounts.</param>
    public static ScramKeys OfNobody(string account, ReadOnlySpan<byte> secret, int iterations)
    {
        byte[] name = Encoding.UTF8.GetBytes(IrcCaseMapping.Fold(account));
        byte[] salt = HMACSHA256.HashData(secret, [.. "salt "u8, .. name])[..SaltLength];
        return new ScramKeys(salt, iterations, RandomNumberGenerator.GetBytes(KeyLength), RandomNumberGenerator.GetBytes(KeyLength));
    }
}
