namespace Charla.Lessons.Tap.Proxy;

/// <summary>Something that the tap did to a connection by itself, because it was asked to.</summary>
internal enum MischiefKind
{
    /// <summary>From here on that side's bytes are handed on in pieces.</summary>
    Split,

    /// <summary>From here on that side's bytes are kept back.</summary>
    Stalled,

    /// <summary>Both ends were cut off.</summary>
    Reset,

    /// <summary>The client was let go, and the server not told.</summary>
    Vanished,
}
