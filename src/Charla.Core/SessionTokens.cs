using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The secrets by which a client goes on with a session after it was cut off, also over a restart of the server.</summary>
/// <remarks>
/// <c>token = base64url(created[8] name[8] random[16] mac[16])</c>, the mac over the rest with the data folder's secret. Nothing of it is
/// stored: what the log keeps is the author number, drawn from the token, by which nonces and one's own messages are told. The name is there
/// as a digest, so that an old token under another name does not open what was said to whoever had that name before.
/// </remarks>
internal sealed class SessionTokens(byte[] secret, TimeProvider time)
{
    private const int CreatedBytes = 8;
    private const int NameBytes = 8;
    private const int RandomBytes = 16;
    private const int MacBytes = 16;
    private const int SignedBytes = CreatedBytes + NameBytes + RandomBytes;

    /// <summary>A token for a session that begins now, under a name.</summary>
    public SessionToken Issue(string name)
    {
        Span<byte> token = stackalloc byte[SignedBytes + MacBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, time.GetUtcNow().ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64BigEndian(token[CreatedBytes..], SessionToken.DigestOf(name));
        RandomNumberGenerator.Fill(token.Slice(CreatedBytes + NameBytes, RandomBytes));
        Sign(token[..SignedBytes]).AsSpan(0, MacBytes).CopyTo(token[SignedBytes..]);
        return Read(token);
    }

    /// <summary>Reads a token back; false where it was not issued with this data folder.</summary>
    public bool TryRead(string text, out SessionToken token)
    {
        token = default;
        Span<byte> bytes = stackalloc byte[SignedBytes + MacBytes];
        bool decoded = text.Length <= 2 * bytes.Length
            && Base64Url.IsValid(text, out int length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(text, bytes, out _);
        if (!decoded || !CryptographicOperations.FixedTimeEquals(bytes[SignedBytes..], Sign(bytes[..SignedBytes]).AsSpan(0, MacBytes)))
        {
            return false;
        }

        token = Read(bytes);
        return true;
    }

    private byte[] Sign(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(secret, bytes);

    // The author number must not give the token away, nor be zero, which stands for nobody.
    private static SessionToken Read(ReadOnlySpan<byte> token) => new(
        Base64Url.EncodeToString(token),
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(token)) | 1,
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(token)),
        BinaryPrimitives.ReadInt64BigEndian(token[CreatedBytes..]));
}

/// <param name="Text">What the client is given, and gives back.</param>
/// <param name="Author">The number by which the log knows this session.</param>
/// <param name="Created">When the session began.</param>
/// <param name="Name">A digest of the name under which it began.</param>
internal readonly record struct SessionToken(string Text, long Author, DateTimeOffset Created, long Name)
{
    /// <summary>Whether the session began under this name.</summary>
    public bool IsFor(string name) => Name == DigestOf(name);

    public static long DigestOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(NameRules.Fold(name))));
}
