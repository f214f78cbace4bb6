using System.Runtime.InteropServices;

namespace Charla.Chat.Terminal;

/// <summary>Reads the keyboard on a thread of its own, until the terminal is gone. It dies with the process.</summary>
/// <param name="onKeys">Called on the reader's thread, in order; while it blocks, nothing more is read.</param>
/// <param name="onEnd">Called once, when no more keys can come.</param>
internal sealed class KeyReader(Action<IReadOnlyList<Key>> onKeys, Action onEnd)
{
    /// <summary>How long the rest of a key's sequence may take to arrive, before ESC is taken for the key of that name.</summary>
    private const int EscapeMilliseconds = 50;

    private const int StandardInput = 0;
    private const int Interrupted = 4;
    private const int Forever = -1;

    private readonly KeyDecoder _decoder = new();
    private readonly byte[] _bytes = new byte[4096];

    public void Start() => new Thread(Run) { IsBackground = true, Name = "keyboard" }.Start();

    private void Run()
    {
        while (ReadOnce())
        {
        }

        onEnd();
    }

    private bool ReadOnce()
    {
        Native.Waiting waiting = new() { Descriptor = StandardInput, Events = Native.Readable };
        int ready = Native.Poll(ref waiting, 1, _decoder.IsAmbiguous ? EscapeMilliseconds : Forever);
        if (ready == 0)
        {
            onKeys(_decoder.Flush());
            return true;
        }

        nint count = ready < 0 ? ready : Native.Read(StandardInput, _bytes, _bytes.Length);
        if (count < 0)
        {
            return Marshal.GetLastPInvokeError() == Interrupted;
        }

        onKeys(_decoder.Feed(_bytes.AsSpan(0, (int)count)));
        return count > 0;
    }

    private static class Native
    {
        public const short Readable = 1;

        [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
        public static extern int Poll(ref Waiting waiting, nuint count, int milliseconds);

        [DllImport("libc", EntryPoint = "read", SetLastError = true)]
        public static extern nint Read(int descriptor, byte[] bytes, nint count);

        [StructLayout(LayoutKind.Sequential)]
        internal struct Waiting
        {
            public int Descriptor;
            public short Events;
            public short Returned;
        }
    }
}
