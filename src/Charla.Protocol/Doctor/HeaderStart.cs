namespace Charla.Protocol.Doctor;

/// <summary>The bytes that should have been a header, with those that follow them, and what is known of their place in the stream.</summary>
/// <param name="bytes">From where the header should begin; fewer than ten where no more came.</param>
/// <param name="opens">True where the peer has not sent a single good header before.</param>
/// <param name="isAll">True where nothing followed: the end of <paramref name="bytes"/> is the end of a message.</param>
internal readonly ref struct HeaderStart(ReadOnlySpan<byte> bytes, bool opens, bool isAll)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    public bool Opens { get; } = opens;

    public bool IsAll { get; } = isAll;

    /// <summary>The header's ten bytes, or as many as came.</summary>
    public ReadOnlySpan<byte> Ten => Bytes[..Math.Min(Bytes.Length, Frame.HeaderLength)];

    /// <summary>How many bytes from <paramref name="start"/> on are decimal digits.</summary>
    public int Digits(int start)
    {
        int run = Bytes[start..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return run < 0 ? Bytes.Length - start : run;
    }

    /// <summary>How many bytes from <paramref name="start"/> on are <paramref name="value"/>.</summary>
    public int Run(int start, byte value)
    {
        int run = Bytes[start..].IndexOfAnyExcept(value);
        return run < 0 ? Bytes.Length - start : run;
    }

    /// <summary>Whether the ten bytes hold nothing but spaces from <paramref name="start"/> on.</summary>
    public bool IsPaddedFrom(int start) => start <= Ten.Length && !Ten[start..].ContainsAnyExcept((byte)' ');

    /// <summary>The number that stands at <paramref name="start"/>; of at most eighteen digits.</summary>
    public long Number(int start, int digits)
    {
        long number = 0;
        foreach (byte digit in Bytes.Slice(start, Math.Min(digits, 18)))
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    /// <summary>Whether a message of <paramref name="payload"/> bytes after a header of <paramref name="header"/> ends where another begins, or where all ends.</summary>
    public bool EndsWell(int header, long payload)
    {
        long end = header + payload;
        return end == Bytes.Length ? IsAll : end < Bytes.Length && char.IsAsciiDigit((char)Bytes[(int)end]);
    }
}
