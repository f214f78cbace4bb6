namespace Charla.Serial.Native;

/// <summary>Where one system's <c>struct termios</c> keeps what a serial line needs, and by which bits and numbers.</summary>
internal sealed record TerminalFlags
{
    /// <summary>More than any system's <c>struct termios</c>.</summary>
    public const int Size = 256;

    /// <summary>Bytes of a word of flags: <c>tcflag_t</c>.</summary>
    public required int WordSize { get; init; }

    /// <summary>The bits of a character's size, for 5, 6, 7 and 8; the last one is the mask.</summary>
    public required uint[] CharacterSizes { get; init; }

    public required uint TwoStopBits { get; init; }

    public required uint ReceiverOn { get; init; }

    public required uint ParityOn { get; init; }

    public required uint ParityOdd { get; init; }

    /// <summary>Mark and space parity; 0 where there are none.</summary>
    public required uint ParitySticks { get; init; }

    public required uint HangUpOnClose { get; init; }

    public required uint IgnoreCarrier { get; init; }

    public required uint RtsCts { get; init; }

    /// <summary>Checks the parity of what arrives: what is wrong is read as a byte of zero.</summary>
    public required uint CheckParity { get; init; }

    /// <summary>What is wrong would not be read at all: never set.</summary>
    public required uint DropBadParity { get; init; }

    /// <summary>Both directions.</summary>
    public required uint XonXoff { get; init; }

    /// <summary>The place of <c>c_cc[VMIN]</c>; that of <c>VTIME</c> is <see cref="MinTimeOffset"/>.</summary>
    public required int MinBytesOffset { get; init; }

    public required int MinTimeOffset { get; init; }

    /// <summary><c>open</c>: for reading and writing, not as controlling terminal, never waiting, closed in children.</summary>
    public required int OpenFlags { get; init; }

    /// <summary><c>ioctl</c>: nobody else may open it.</summary>
    public required nuint Exclusive { get; init; }

    /// <summary><c>ioctl</c>: reads the modem lines.</summary>
    public required nuint GetLines { get; init; }

    /// <summary><c>ioctl</c>: sets the modem lines.</summary>
    public required nuint SetLines { get; init; }

    /// <summary><c>tcflush</c>: what was read and not taken, and what was written and not sent.</summary>
    public required int BothQueues { get; init; }

    /// <summary>This system's.</summary>
    public static TerminalFlags Current { get; } = OperatingSystem.IsMacOS() ? MacFlags.All : LinuxFlags.All;

    public static int InputOffset => 0;

    public int ControlOffset => 2 * WordSize;

    public uint SizeMask => CharacterSizes[^1];
}
