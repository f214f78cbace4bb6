namespace Charla.Protocol.Doctor;

/// <summary>The mistakes that <see cref="FrameDoctor"/> knows by name.</summary>
internal enum FindingRule
{
    /// <summary>The header counts code points instead of bytes, as Python's <c>len(str)</c> does.</summary>
    CountsCharacters,

    /// <summary>The header counts UTF-16 units instead of bytes, as JavaScript, Java and C# strings do.</summary>
    CountsUtf16Units,

    /// <summary>The header is shorter than ten bytes: the number came without its padding.</summary>
    HeaderNotPadded,

    /// <summary>The number is ended by a newline instead of being padded.</summary>
    HeaderWithNewline,

    /// <summary>The number has a sign.</summary>
    HeaderWithSign,

    /// <summary>The number is negative.</summary>
    NegativeLength,

    /// <summary>The number is written in hexadecimal.</summary>
    HexadecimalHeader,

    /// <summary>The header is a binary number, as <c>struct.pack</c> makes it.</summary>
    BinaryHeader,

    /// <summary>The number is padded with NUL bytes.</summary>
    NulPaddedHeader,

    /// <summary>A byte order mark comes before the number.</summary>
    ByteOrderMark,

    /// <summary>The number has separators between its thousands, or a fraction.</summary>
    ThousandsSeparator,

    /// <summary>The ten bytes are no header, and no better name for the mistake is known.</summary>
    BadHeader,

    /// <summary>The announced length is beyond any limit.</summary>
    LengthBomb,

    /// <summary>The reader takes one <c>recv</c> for one message: its answers stop after a split.</summary>
    OneReceiveIsOneMessage,

    /// <summary>The header and the payload leave in two small writes.</summary>
    TwoSmallWrites,

    /// <summary>The connection was closed inside a frame.</summary>
    ClosedInsideFrame,

    /// <summary>Another protocol is spoken on this port.</summary>
    AnotherProtocol,

    /// <summary>The payload is a pickle that would execute code.</summary>
    DangerousPickle,
}
