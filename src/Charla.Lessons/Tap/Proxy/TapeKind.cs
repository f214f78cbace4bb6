namespace Charla.Lessons.Tap.Proxy;

/// <summary>What happened on a connection.</summary>
internal enum TapeKind
{
    /// <summary>A client was accepted and its server dialled: the detail is a <see cref="TapeOpening"/>.</summary>
    Opened,

    /// <summary>The server could not be reached: the detail is a <see cref="TapeOpening"/>.</summary>
    Unreachable,

    /// <summary>The operating system delivered bytes that a side had sent.</summary>
    Read,

    /// <summary>Bytes of a side were handed on to the other.</summary>
    Wrote,

    /// <summary>A side sends nothing more (FIN).</summary>
    Ended,

    /// <summary>A side broke the connection off (RST).</summary>
    Reset,

    /// <summary>The tap did something by itself: the detail is a <see cref="MischiefKind"/>.</summary>
    Mischief,

    /// <summary>Both sides are done; the connection's last entry.</summary>
    Closed,
}
