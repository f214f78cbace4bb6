namespace Charla.Lessons.Tap.Dissect;

/// <summary>How the bytes of a stream are to be read.</summary>
internal enum WireFormat
{
    /// <summary>Found out from the first bytes of each direction.</summary>
    Auto,

    /// <summary>Frames: the ten-byte header and its payload, shown as text.</summary>
    Frames,

    /// <summary>Frames, or WebSocket messages, of charla/1.</summary>
    Charla,

    /// <summary>Pickles, in frames or one after the other.</summary>
    Pickle,

    /// <summary>Lines, each with its ending.</summary>
    Lines,

    /// <summary>HTTP heads; after an upgrade, WebSocket frames.</summary>
    WebSocket,

    /// <summary>Bytes, read by read.</summary>
    Plain,
}
