using System.Text;
using System.Text.Unicode;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>Bytes as a person reads them; nothing in the result can steer a terminal.</summary>
internal static class ByteText
{
    /// <summary>Two hexadecimal digits a byte, a space between; <c>…</c> after the first <paramref name="most"/>.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes, int most)
    {
        StringBuilder hex = new();
        foreach (byte value in bytes[..Math.Min(bytes.Length, most)])
        {
            hex.Append(hex.Length > 0 ? " " : "").Append(Convert.ToHexStringLower([value]));
        }

        return bytes.Length > most ? hex.Append(" …").ToString() : hex.ToString();
    }

    /// <summary>The bytes as UTF-8 text on one line, every byte that is none as <c>\xNN</c>; <c>…</c> after the first <paramref name="most"/> bytes or so.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, int most)
    {
        ReadOnlySpan<byte> shown = bytes[..WholeCharacters(bytes, most)];
        string text = Utf8.IsValid(shown) ? SafeText.OneLine(Encoding.UTF8.GetString(shown)) : Mixed(shown);
        return shown.Length < bytes.Length ? text + "…" : text;
    }

    private static string Mixed(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        while (!bytes.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            text.Append(valid ? SafeText.OneLine(rune.ToString()) : string.Concat(bytes[..length].ToArray().Select(value => $"\\x{value:x2}")));
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>At most <paramref name="most"/> bytes, without a last character cut in two by that limit.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes, int most)
    {
        if (bytes.Length <= most)
        {
            return bytes.Length;
        }

        int end = most;
        while (end > most - 4 && end > 0 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return end;
    }
}
