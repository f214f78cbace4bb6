using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Charla.Serial.Native;

/// <summary>Gives an open terminal the mode of a serial line: raw, with the settings' size, parity, stop bits, flow control and speed.</summary>
internal static class TerminalMode
{
    private const int DataTerminalReady = 0x002;
    private const int RequestToSend = 0x004;

    private static TerminalFlags Flags => TerminalFlags.Current;

    /// <exception cref="SerialException">The device is no terminal, or can't be set so.</exception>
    public static void Set(int descriptor, SerialSettings settings)
    {
        Span<byte> termios = stackalloc byte[TerminalFlags.Size];
        Require(LibC.GetAttributes(descriptor, termios), settings);
        LibC.MakeRaw(termios);
        WriteWord(termios, TerminalFlags.InputOffset, Input(ReadWord(termios, TerminalFlags.InputOffset), settings));
        WriteWord(termios, Flags.ControlOffset, Control(ReadWord(termios, Flags.ControlOffset), settings));
        (termios[Flags.MinBytesOffset], termios[Flags.MinTimeOffset]) = (1, 0);
        bool hasSpeed = Speed.TryPut(termios, settings.Baud);
        Require(LibC.SetAttributes(descriptor, LibC.Now, termios), settings);
        if (!hasSpeed && Speed.TrySet(descriptor, settings.Baud) is not 0)
        {
            throw SerialException.NoSuchRate(settings);
        }
    }

    /// <summary>What the driver made otherwise than it was told, in the words of the settings; a speed may be a few per cent off.</summary>
    public static IReadOnlyList<string> Refused(int descriptor, SerialSettings settings)
    {
        Span<byte> termios = stackalloc byte[TerminalFlags.Size];
        if (LibC.GetAttributes(descriptor, termios) != 0)
        {
            return [];
        }

        uint control = ReadWord(termios, Flags.ControlOffset);
        uint differs = control ^ Control(control, settings);
        int speed = Speed.Read(descriptor) ?? settings.Baud;
        (string Name, bool IsRefused)[] all =
        [
            ($"baud={settings.Baud}", Math.Abs(speed - settings.Baud) > settings.Baud / 30),
            ($"data-bits={settings.DataBits}", (differs & Flags.SizeMask) != 0),
            ($"parity={settings.Parity.ToString().ToLowerInvariant()}", (differs & (Flags.ParityOn | Flags.ParityOdd | Flags.ParitySticks)) != 0),
            ($"stop-bits={settings.StopBits}", (differs & Flags.TwoStopBits) != 0),
            ("rtscts", (differs & Flags.RtsCts) != 0),
        ];
        return [.. all.Where(one => one.IsRefused).Select(one => one.Name)];
    }

    /// <summary>Raises DTR, and RTS where flow control doesn't own it. A line without modem lines (a pseudo-terminal) has nothing to raise.</summary>
    public static void RaiseLines(int descriptor, SerialSettings settings)
    {
        Span<byte> lines = stackalloc byte[sizeof(int)];
        if (LibC.Control(descriptor, Flags.GetLines, lines) == 0)
        {
            int raised = DataTerminalReady | (settings.Flow == FlowControl.RtsCts ? 0 : RequestToSend);
            BinaryPrimitives.WriteInt32LittleEndian(lines, BinaryPrimitives.ReadInt32LittleEndian(lines) | raised);
            _ = LibC.Control(descriptor, Flags.SetLines, lines);
        }
    }

    private static uint Input(uint input, SerialSettings settings)
    {
        uint set = (settings.Flow == FlowControl.XonXoff ? Flags.XonXoff : 0) | (settings.Parity == Parity.None ? 0 : Flags.CheckParity);
        return (input & ~(Flags.XonXoff | Flags.CheckParity | Flags.DropBadParity)) | set;
    }

    private static uint Control(uint control, SerialSettings settings)
    {
        uint parity = settings.Parity switch
        {
            Parity.None => 0,
            Parity.Even => Flags.ParityOn,
            Parity.Odd => Flags.ParityOn | Flags.ParityOdd,
            _ when Flags.ParitySticks == 0 => throw SerialException.NoSuchParity(settings.Parity),
            Parity.Mark => Flags.ParityOn | Flags.ParitySticks | Flags.ParityOdd,
            _ => Flags.ParityOn | Flags.ParitySticks,
        };
        uint cleared = Flags.SizeMask | Flags.TwoStopBits | Flags.ParityOn | Flags.ParityOdd | Flags.ParitySticks | Flags.RtsCts | Flags.HangUpOnClose;
        return (control & ~cleared)
            | Flags.ReceiverOn
            | Flags.IgnoreCarrier
            | Flags.CharacterSizes[settings.DataBits - 5]
            | (settings.StopBits == 2 ? Flags.TwoStopBits : 0)
            | (settings.Flow == FlowControl.RtsCts ? Flags.RtsCts : 0)
            | (settings.KeepLines ? 0 : Flags.HangUpOnClose)
            | parity;
    }

    private static uint ReadWord(ReadOnlySpan<byte> termios, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(termios[offset..]);

    /// <summary>Every flag is in the lower half, also where a word has eight bytes.</summary>
    private static void WriteWord(Span<byte> termios, int offset, uint word) => BinaryPrimitives.WriteUInt32LittleEndian(termios[offset..], word);

    private static void Require(int result, SerialSettings settings)
    {
        if (result != 0)
        {
            throw SerialException.From(Marshal.GetLastPInvokeError(), settings.Path);
        }
    }
}
