namespace Charla.Lessons.Check;

/// <summary>What can be said of a payload without running it.</summary>
internal static class ReceivedPickle
{
    public static bool Is(byte[] payload) => payload is [0x80, _, .., (byte)'.'];

    public static bool Calls(byte[] payload) => payload.AsSpan().IndexOf("getcwd"u8) >= 0;
}
