using System.Buffers;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Irc;

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
        Span<byte> text = buffer.GetSpan(TimeLength)[..TimeLength];
        DateTime utc = time.UtcDateTime;
        Digits(text[..4], utc.Year);
        text[4] = (byte)'-';
        Digits(text[5..7], utc.Month);
        text[7] = (byte)'-';
        Digits(text[8..10], utc.Day);
        text[10] = (byte)'T';
        Digits(text[11..13], utc.Hour);
        text[13] = (byte)':';
        Digits(text[14..16], utc.Minute);
        text[16] = (byte)':';
        Digits(text[17..19], utc.Second);
        text[19] = (byte)'.';
        Digits(text[20..23], utc.Millisecond);
        text[23] = (byte)'Z';
        buffer.Advance(TimeLength);
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

    private static void Digits(Span<byte> place, int number)
    {
        for (int i = place.Length - 1; i >= 0; i--, number /= 10)
        {
            place[i] = (byte)('0' + (number % 10));
        }
    }
}
