namespace Charla.Serial.Native;

/// <summary>
/// Linux on x64 and ARM64, glibc and musl alike: <c>include/uapi/asm-generic/{termbits,termbits-common,ioctls,fcntl}.h</c> of the kernel, and
/// <c>bits/termios-struct.h</c> of the C library (four words of flags, <c>c_line</c>, then <c>c_cc</c>).
/// </summary>
internal static class LinuxFlags
{
    private const int ControlCharacters = 17;

    public static TerminalFlags All { get; } = new()
    {
        WordSize = 4,
        CharacterSizes = [0x00, 0x10, 0x20, 0x30],
        TwoStopBits = 0x40,
        ReceiverOn = 0x80,
        ParityOn = 0x100,
        ParityOdd = 0x200,
        ParitySticks = 0x4000_0000,
        HangUpOnClose = 0x400,
        IgnoreCarrier = 0x800,
        RtsCts = 0x8000_0000,
        CheckParity = 0x10,
        DropBadParity = 0x04,
        XonXoff = 0x400 | 0x1000,
        MinTimeOffset = ControlCharacters + 5,
        MinBytesOffset = ControlCharacters + 6,
        OpenFlags = 0x2 | 0x100 | 0x800 | 0x8_0000,
        Exclusive = 0x540C,
        GetLines = 0x5415,
        SetLines = 0x5418,
        BothQueues = 2,
    };
}
