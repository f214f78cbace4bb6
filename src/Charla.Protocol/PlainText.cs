using System.Buffers;
using System.Text;

namespace Charla.Protocol;

/// <summary>The payload of the plain dialect: <c>payload = name "&gt; " text / text</c>, UTF-8.</summary>
internal static class PlainText
{
    /// <summary>Characters in a name at the most, counted as code points.</summary>
    public const int MaxNameLength = 32;

    private static readonly byte[] _separator = [.. "> "u8];
    private static readonly SearchValues<char> _notInNames = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(char.IsControl), '>', '~']);

    /// <summary>Splits a payload into name and text; without a valid name in front, the name is null and the text is all of it.</summary>
    /// <exception cref="ProtocolException">The payload is not UTF-8.</exception>
    public static (string? Name, string Text) Read(ReadOnlySpan<byte> payload)
    {
        if (!System.Text.Unicode.Utf8.IsValid(payload))
        {
            throw new ProtocolException(ErrorCode.BadUtf8);
        }

        int end = payload[..Math.Min(payload.Length, (MaxNameLength * 4) + _separator.Length)].IndexOf(_separator);
        if (end > 0)
        {
            string name = Encoding.UTF8.GetString(payload[..end]);
            if (IsName(name))
            {
                return (name, Encoding.UTF8.GetString(payload[(end + _separator.Length)..]));
            }
        }

        return (null, Encoding.UTF8.GetString(payload));
    }

    /// <summary>Writes one frame: <c>name&gt; text</c>, or the text alone where the name is null.</summary>
    public static void Write(FrameBuffer buffer, string? name, string text)
    {
        int start = buffer.BeginFrame();
        if (name is not null)
        {
            Encoding.UTF8.GetBytes(name, buffer);
            buffer.Write(_separator);
        }

        Encoding.UTF8.GetBytes(text, buffer);
        buffer.EndFrame(start);
    }

    /// <summary>Whether a plain client may go by this name.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength * 2
        && !name.AsSpan().ContainsAny(_notInNames)
        && !char.IsWhiteSpace(name[0])
        && !char.IsWhiteSpace(name[^1])
        && (name.Length <= MaxNameLength || name.EnumerateRunes().Count() <= MaxNameLength);
}
