using System.Runtime.InteropServices;

namespace Charla.Serial.Native;

/// <summary>The C library's calls, as POSIX has them.</summary>
internal static partial class LibC
{
    public const short Readable = 0x0001;
    public const short Writable = 0x0004;
    public const short Error = 0x0008;
    public const short HungUp = 0x0010;
    public const short NotOpen = 0x0020;

    /// <summary>When <see cref="SetAttributes"/> acts: at once.</summary>
    public const int Now = 0;

    /// <summary><see cref="Lock"/>: one owner, and no waiting for it (<c>sys/file.h</c>, the same on Linux and macOS).</summary>
    public const int ExclusiveAtOnce = 2 | 4;

    /// <summary>A function of variable arguments; opening what exists takes none.</summary>
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeHandle handle, Span<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeHandle handle, ReadOnlySpan<byte> bytes, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<Waiting> waiting, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static partial int GetAttributes(int descriptor, Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static partial int SetAttributes(int descriptor, int when, ReadOnlySpan<byte> termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static partial void MakeRaw(Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "cfsetspeed", SetLastError = true)]
    public static partial int SetSpeed(Span<byte> termios, nuint speed);

    [LibraryImport("libc", EntryPoint = "tcdrain", SetLastError = true)]
    public static partial int Drain(SafeHandle handle);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    public static partial int Flush(SafeHandle handle, int queue);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int descriptor, nuint request);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int ControlInRegister(int descriptor, nuint request, Span<byte> argument);

    /// <summary>Apple's ARM convention has variable arguments on the stack only: six idle ones fill the registers.</summary>
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int ControlOnStack(int descriptor, nuint request, nint idle2, nint idle3, nint idle4, nint idle5, nint idle6, nint idle7, Span<byte> argument);

    public static int Control(int descriptor, nuint request, Span<byte> argument) =>
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? ControlOnStack(descriptor, request, 0, 0, 0, 0, 0, 0, argument)
            : ControlInRegister(descriptor, request, argument);

    [StructLayout(LayoutKind.Sequential)]
    internal struct Waiting
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
