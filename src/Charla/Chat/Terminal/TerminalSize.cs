using System.Runtime.InteropServices;

namespace Charla.Chat.Terminal;

/// <summary>What a terminal can show, in characters.</summary>
internal readonly record struct TerminalSize(int Columns, int Rows)
{
    /// <summary>What is assumed of a terminal that doesn't say.</summary>
    public static TerminalSize Default => new(80, 24);

    /// <summary>The size of the terminal that this process writes to. Console.WindowWidth would take hold of the terminal's mode.</summary>
    public static TerminalSize Measure()
    {
        Native.Window window = default;
        int result = OperatingSystem.IsMacOS() ? Native.GetWindow(1, ref window) : Native.Control(1, Native.GetWindowSize, ref window);
        return result == 0 && window is { Columns: > 0, Rows: > 0 } ? new TerminalSize(window.Columns, window.Rows) : Default;
    }

    private static class Native
    {
        public const nuint GetWindowSize = 0x5413;

        [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
        public static extern int Control(int descriptor, nuint request, ref Window window);

        /// <summary>On macOS, where a function of variable arguments can't be called like this.</summary>
        [DllImport("libc", EntryPoint = "tcgetwinsize", SetLastError = true)]
        public static extern int GetWindow(int descriptor, ref Window window);

        [StructLayout(LayoutKind.Sequential)]
        internal struct Window
        {
            public ushort Rows;
            public ushort Columns;
            private readonly ushort _width;
            private readonly ushort _height;
        }
    }
}
