namespace Charla.Serial;

/// <summary>A serial line and how its bytes are sent. The default is what most boards speak: 9600 8N1, no flow control.</summary>
internal sealed record SerialSettings
{
    public const int MinBaud = 50;
    public const int MaxBaud = 4_000_000;
    public const int DefaultBaud = 9_600;

    /// <summary>The device, such as <c>/dev/ttyUSB0</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Bits per second, from <see cref="MinBaud"/> to <see cref="MaxBaud"/>.</summary>
    public int Baud { get; init; } = DefaultBaud;

    /// <summary>Bits of a character, 5 to 8.</summary>
    public int DataBits { get; init; } = 8;

    public Parity Parity { get; init; }

    /// <summary>1 or 2.</summary>
    public int StopBits { get; init; } = 1;

    public FlowControl Flow { get; init; }

    /// <summary>Leaves DTR and RTS as opening finds them, and as they are when it closes: boards restart when DTR moves.</summary>
    public bool KeepLines { get; init; }

    /// <summary>How long so many characters take on the line.</summary>
    public TimeSpan TimeFor(int characters)
    {
        int bits = 1 + DataBits + (Parity == Parity.None ? 0 : 1) + StopBits;
        return TimeSpan.FromSeconds((double)characters * bits / Baud);
    }

    /// <summary>As people write it: <c>115200 8N1</c>, with the flow control where there is one.</summary>
    public override string ToString()
    {
        string flow = Flow == FlowControl.None ? "" : " " + Flow.ToString().ToLowerInvariant();
        return $"{Baud} {DataBits}{Parity.ToString()[0]}{StopBits}{flow}";
    }
}
