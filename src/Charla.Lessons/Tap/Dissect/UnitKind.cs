namespace Charla.Lessons.Tap.Dissect;

/// <summary>What a <see cref="WireUnit"/> is. Its name in small letters is its name in files.</summary>
internal enum UnitKind
{
    /// <summary>Bytes without a form, as one read delivered them.</summary>
    Bytes,

    /// <summary>A frame of the course's protocol.</summary>
    Frame,

    /// <summary>A pickle that stands by itself.</summary>
    Pickle,

    /// <summary>A line.</summary>
    Line,

    /// <summary>The head of an HTTP request or answer.</summary>
    Http,

    /// <summary>A WebSocket frame of text, or that goes on with one.</summary>
    WsText,

    /// <summary>A WebSocket frame of bytes, or that goes on with one.</summary>
    WsBinary,

    /// <summary>A WebSocket close.</summary>
    WsClose,

    /// <summary>A WebSocket ping.</summary>
    WsPing,

    /// <summary>A WebSocket pong.</summary>
    WsPong,
}
