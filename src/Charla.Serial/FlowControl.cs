namespace Charla.Serial;

/// <summary>How each end holds the other back.</summary>
internal enum FlowControl
{
    None,

    /// <summary>By the wires RTS and CTS.</summary>
    RtsCts,

    /// <summary>By the bytes XON and XOFF (0x11, 0x13), which then can't be sent or read as data.</summary>
    XonXoff,
}
