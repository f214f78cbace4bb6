using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Charla.Protocol.Irc.Sasl;

/// <summary>The server's side of one SCRAM-SHA-256 exchange: RFC 5802, RFC 7677. Never knows the password. Not safe for use from two threads.</summary>
/// <remarks>
/// First the client's <see cref="Begin"/>, answered with <see cref="Challenge"/>; then its proof, answered with <see cref="Finish"/>; then an empty answer of the client's.
/// Channel binding is not offered: a client that could do it (<c>y</c>) is let in, one that demands it (<c>p</c>) is not.
/// </remarks>
internal sealed class ScramExchange
{
    private const int NonceLength = 18;

    private readonly string _header;
    private readonly string _clientFirstBare;
    private readonly string _clientNonce;
    private string _serverFirst = "";
    private string _nonce = "";
    private ScramKeys? _keys;

    private ScramExchange(string header, string bare, string account, string nonce) =>
        (_header, _clientFirstBare, Account, _clientNonce) = (header, bare, account, nonce);

    /// <summary>Who it is that wants in.</summary>
    public string Account { get; }

    /// <summary>Reads <c>client-first-message</c>; null where it is none, or wants what is not offered.</summary>
    public static ScramExchange? Begin(ReadOnlySpan<byte> answer)
    {
        if (!Utf8.IsValid(answer) || answer.Contains((byte)0))
        {
            return null;
        }

        // gs2-header: ("n" / "y") "," ["a=" authzid] ","
        string[] parts = Encoding.UTF8.GetString(answer).Split(',');
        if (parts.Length < 4 || parts[0] is not ("n" or "y") || Value(parts[2], "n=") is not { } name || Value(parts[3], "r=") is not { Length: > 0 } nonce)
        {
            return null;
        }

        bool self = parts[1].Length == 0 || (Value(parts[1], "a=") is { } other && IrcCaseMapping.Same(other, name));
        return self && IsNonce(nonce) && Unescape(name) is { Length: > 0 } account
            ? new ScramExchange($"{parts[0]},{parts[1]},", string.Join(',', parts[2..]), account, nonce)
            : null;
    }

    /// <summary>Makes <c>server-first-message</c>.</summary>
    /// <param name="keys">The account's keys, or those of nobody.</param>
    /// <param name="serverNonce">The server's part of the nonce: printable, without a comma; made by dice where it is null.</param>
    public byte[] Challenge(ScramKeys keys, string? serverNonce = null)
    {
        _keys = keys;
        _nonce = _clientNonce + (serverNonce ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceLength)));
        _serverFirst = string.Create(CultureInfo.InvariantCulture, $"r={_nonce},s={Convert.ToBase64String(keys.Salt)},i={keys.Iterations}");
        return Encoding.UTF8.GetBytes(_serverFirst);
    }

    /// <summary>Judges <c>client-final-message</c>.</summary>
    /// <returns><c>server-final-message</c> where the client knows the password; null where not.</returns>
    public byte[]? Finish(ReadOnlySpan<byte> answer)
    {
        if (_keys is not { } keys || !Utf8.IsValid(answer))
        {
            return null;
        }

        // Whatever comes of it, a challenge is answered once.
        _keys = null;
        string final = Encoding.UTF8.GetString(answer);
        int proofAt = final.LastIndexOf(",p=", StringComparison.Ordinal);
        string[] parts = proofAt < 0 ? [] : final[..proofAt].Split(',');
        if (parts.Length < 2 || Value(parts[0], "c=") != Convert.ToBase64String(Encoding.UTF8.GetBytes(_header)) || Value(parts[1], "r=") != _nonce)
        {
            return null;
        }

        byte[] said = Encoding.UTF8.GetBytes($"{_clientFirstBare},{_serverFirst},{final[..proofAt]}");
        return IsProof(final[(proofAt + 3)..], keys, said)
            ? Encoding.UTF8.GetBytes($"v={Convert.ToBase64String(HMACSHA256.HashData(keys.ServerKey, said))}")
            : null;
    }

    private static bool IsProof(string base64, ScramKeys keys, byte[] said)
    {
        // One way to write it alone: the framework would pass over spaces, and over bits that belong to no byte.
        Span<byte> proof = stackalloc byte[ScramKeys.KeyLength];
        if (!Convert.TryFromBase64String(base64, proof, out int length) || length != proof.Length || Convert.ToBase64String(proof) != base64)
        {
            return false;
        }

        byte[] signature = HMACSHA256.HashData(keys.StoredKey, said);
        for (int i = 0; i < signature.Length; i++)
        {
            proof[i] ^= signature[i];
        }

        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(proof), keys.StoredKey);
    }

    private static string? Value(string attribute, string name) => attribute.StartsWith(name, StringComparison.Ordinal) ? attribute[name.Length..] : null;

    private static bool IsNonce(string nonce) => !nonce.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>A comma is <c>=2C</c>, an equals sign <c>=3D</c>; null where one stands for anything else.</summary>
    private static string? Unescape(string name)
    {
        string plain = name.Replace("=2C", ",", StringComparison.Ordinal).Replace("=3D", "\0", StringComparison.Ordinal);
        return plain.Contains('=', StringComparison.Ordinal) ? null : plain.Replace('\0', '=');
    }
}
