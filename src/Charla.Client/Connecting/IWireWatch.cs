using System.Net;

namespace Charla.Client.Connecting;

/// <summary>Sees what passes on a connection's socket, below frames and encryption. Called by whoever reads or writes: it must not wait, and must not keep the bytes.</summary>
internal interface IWireWatch
{
    /// <summary>The connection stands.</summary>
    void Opened(EndPoint peer);

    /// <summary>Bytes that one read delivered; none where the peer will send nothing more.</summary>
    void Received(ReadOnlySpan<byte> bytes);

    /// <summary>Bytes that one write is about to hand over: before it, so that an answer to them can't be seen first.</summary>
    void Sending(ReadOnlySpan<byte> bytes);
}
