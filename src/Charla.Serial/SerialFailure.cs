namespace Charla.Serial;

/// <summary>Why a serial line can't be used.</summary>
internal enum SerialFailure
{
    NotFound,
    Permission,

    /// <summary>Another program has it.</summary>
    Busy,

    /// <summary>Something else than a serial line has that name.</summary>
    NotATerminal,

    /// <summary>It was there and is not any more.</summary>
    Gone,

    /// <summary>The operating system or the driver can't do what was asked.</summary>
    Unsupported,
    Other,
}
