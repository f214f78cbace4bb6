using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Charla.Bench;

/// <summary>What a message of a measurement says: of which measurement, sender and number it is, and when it was sent.</summary>
/// <remarks><c>stamp = "@" 6HEXDIG "." sender "." number "." time</c>, every part as wide as it ever is. What is no stamp of this measurement is none.</remarks>
internal sealed class Stamp
{
    /// <summary>Bytes of a stamp.</summary>
    public const int Length = MarkLength + SenderDigits + 1 + NumberDigits + 1 + TimeDigits;

    /// <summary>Digits of a message's number, which begins at 1 for each sender.</summary>
    public const int NumberDigits = 9;

    /// <summary>Senders that can be told apart.</summary>
    public const int MaxSenders = 9_999;

    /// <summary>The sender of a message that counts for nothing: it asks who hears it.</summary>
    public const int RollCall = 9_999;

    private const int MarkLength = 8;
    private const int SenderDigits = 4;
    private const int TimeDigits = 19;

    private readonly byte[] _mark;

    public Stamp()
    {
        Run = RandomNumberGenerator.GetHexString(6, lowercase: true);
        _mark = Encoding.ASCII.GetBytes($"@{Run}.");
    }

    /// <summary>What tells this measurement from others.</summary>
    public string Run { get; }

    public void Write(Span<byte> text, int sender, long number, long time)
    {
        _mark.CopyTo(text);
        Span<byte> rest = WriteDigits(text[MarkLength..], sender, SenderDigits);
        rest = WriteDigits(rest, number, NumberDigits);
        WriteDigits(rest, time, TimeDigits);
    }

    /// <summary>Finds the stamp in a payload of either dialect.</summary>
    public bool TryRead(ReadOnlySpan<byte> payload, out StampRead read)
    {
        read = default;
        int start = payload.IndexOf(_mark);
        if (start < 0 || payload.Length - start < Length)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = payload[(start + MarkLength)..];
        read = new StampRead((int)ReadDigits(rest[..SenderDigits]), ReadDigits(rest.Slice(SenderDigits + 1, NumberDigits)), rest.Slice(SenderDigits + NumberDigits + 2, TimeDigits));
        return true;
    }

    /// <summary>Writes a number of a message as a nonce, too.</summary>
    public static Span<byte> WriteDigits(Span<byte> destination, long value, int digits)
    {
        for (int i = digits - 1; i >= 0; i--)
        {
            (value, long digit) = Math.DivRem(value, 10);
            destination[i] = (byte)('0' + digit);
        }

        if (destination.Length > digits)
        {
            destination[digits] = (byte)'.';
            return destination[(digits + 1)..];
        }

        return [];
    }

    public static long ReadDigits(ReadOnlySpan<byte> digits) => Utf8Parser.TryParse(digits, out long value, out int read) && read == digits.Length ? value : -1;

    /// <summary>A stamp as read; its time is only looked at where it is wanted.</summary>
    internal readonly ref struct StampRead(int sender, long number, ReadOnlySpan<byte> time)
    {
        private readonly ReadOnlySpan<byte> _time = time;

        public int Sender { get; } = sender;

        public long Number { get; } = number;

        public TimeSpan Age() => Stopwatch.GetElapsedTime(ReadDigits(_time));
    }
}
