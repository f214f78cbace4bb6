using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Charla.Serial.Native;

/// <summary>A line's speed, any number of bits per second: by the C library where it knows the number, else by the kernel's own call.</summary>
internal static class Speed
{
    // struct termios2 of the Linux kernel, asm-generic/termbits.h: four words of flags, c_line, 19 control characters, the two speeds.
    private const int Termios2Size = 44;
    private const int ControlWord = 8;
    private const int InputSpeed = 36;
    private const int OutputSpeed = 40;
    private const nuint GetTermios2 = 0x802C_542A;
    private const nuint SetTermios2 = 0x402C_542B;
    private const uint SpeedBits = 0x100F;
    private const uint OtherSpeed = 0x1000;
    private const int InputShift = 16;

    // IOSSIOSPEED of macOS: IOKit/serial/ioss.h.
    private const nuint SetAnySpeed = 0x8008_5402;

    /// <summary>glibc takes the numbers of its own constants for these, from B57600 on, so they can't be said to it.</summary>
    private const int FirstConstant = 0x1001;
    private const int LastConstant = 0x100F;

    /// <summary>Puts a speed into the structure; false where it has to be set by <see cref="TrySet"/> afterwards.</summary>
    public static bool TryPut(Span<byte> termios, int baud) => baud is < FirstConstant or > LastConstant && LibC.SetSpeed(termios, (nuint)baud) == 0;

    /// <summary>Sets the speed of an open line; 0, or the error's number.</summary>
    public static int TrySet(int descriptor, int baud)
    {
        if (OperatingSystem.IsMacOS())
        {
            Span<byte> speed = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(speed, baud);
            return LibC.Control(descriptor, SetAnySpeed, speed) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }

        Span<byte> termios = stackalloc byte[Termios2Size];
        if (LibC.Control(descriptor, GetTermios2, termios) != 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        uint control = BinaryPrimitives.ReadUInt32LittleEndian(termios[ControlWord..]) & ~(SpeedBits | (SpeedBits << InputShift));
        BinaryPrimitives.WriteUInt32LittleEndian(termios[ControlWord..], control | OtherSpeed | (OtherSpeed << InputShift));
        BinaryPrimitives.WriteInt32LittleEndian(termios[InputSpeed..], baud);
        BinaryPrimitives.WriteInt32LittleEndian(termios[OutputSpeed..], baud);
        return LibC.Control(descriptor, SetTermios2, termios) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>What the kernel says the speed is; null where it can't be asked.</summary>
    public static int? Read(int descriptor)
    {
        Span<byte> termios = stackalloc byte[Termios2Size];
        return OperatingSystem.IsLinux() && LibC.Control(descriptor, GetTermios2, termios) == 0
            ? BinaryPrimitives.ReadInt32LittleEndian(termios[OutputSpeed..])
            : null;
    }
}
