using System.Buffers;
using System.Globalization;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>Writes the pieces of IRC lines into a buffer without making strings of them.</summary>
internal static class IrcBytes
{
    private const int TimeLength = 24;
    private const int LongestPlace = 13;
    private const int Base = 36;

    public static void Put(this FrameBuffer buffer, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, buffer);

    public static void EndLine(this FrameBuffer buffer) => buffer.Write("\r\n"u8);

    /// <summary>Someone as the source of a line, and the space behind it.</summary>
    public static void PutSource(this FrameBuffer buffer, string name, string? account)
    {
        buffer.Write(":"u8);
        buffer.Put(IrcNames.Nick(name));
        buffer.Write("!"u8);
        buffer.Put(account ?? IrcServer.GuestUser);
        buffer.Write("@charla "u8);
    }

    /// <summary>A time as <c>2026-11-22T10:41:50.123Z</c>.</summary>
    public static void PutTime(this FrameBuffer buffer, DateTimeOffset time)
    {
        time.UtcDateTime.TryFormat(buffer.GetSpan(TimeLength), out int length, InstantConverter.Format, CultureInfo.InvariantCulture);
        buffer.Advance(length);
    }

    /// <summary>A place in a log in base 36, as in <see cref="IrcMessageId"/>.</summary>
    public static void PutPlace(this FrameBuffer buffer, long place)
    {
        Span<byte> digits = stackalloc byte[LongestPlace];
        int first = LongestPlace;
        for (long rest = place; rest > 0; rest /= Base)
        {
            int digit = (int)(rest % Base);
            digits[--first] = (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }

        buffer.Write(digits[first..]);
    }
}
