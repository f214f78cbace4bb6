namespace Charla.Client;

/// <summary>What carries the conversation.</summary>
public enum ChatTransport
{
    /// <summary>Frames over TCP, with or without TLS.</summary>
    Tcp,

    /// <summary>One JSON object per WebSocket text message.</summary>
    WebSocket,
}
