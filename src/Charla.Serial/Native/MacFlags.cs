namespace Charla.Serial.Native;

/// <summary>
/// macOS: <c>bsd/sys/{termios,ttycom,fcntl}.h</c> of its kernel, XNU (four words of flags of eight bytes each, then <c>c_cc</c>).
/// </summary>
internal static class MacFlags
{
    private const int ControlCharacters = 32;

    public static TerminalFlags All { get; } = new()
    {
        WordSize = 8,
        CharacterSizes = [0x000, 0x100, 0x200, 0x300],
        TwoStopBits = 0x400,
        ReceiverOn = 0x800,
        ParityOn = 0x1000,
        ParityOdd = 0x2000,
        ParitySticks = 0,
        HangUpOnClose = 0x4000,
        IgnoreCarrier = 0x8000,
        RtsCts = 0x1_0000 | 0x2_0000,
        CheckParity = 0x10,
        DropBadParity = 0x04,
        XonXoff = 0x200 | 0x400,
        MinBytesOffset = ControlCharacters + 16,
        MinTimeOffset = ControlCharacters + 17,
        OpenFlags = 0x2 | 0x2_0000 | 0x4 | 0x100_0000,
        Exclusive = 0x2000_740D,
        GetLines = 0x4004_746A,
        SetLines = 0x8004_746D,
        BothQueues = 3,
    };
}
