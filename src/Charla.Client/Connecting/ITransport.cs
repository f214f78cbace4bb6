using System.Buffers;
using Charla.Protocol;

namespace Charla.Client.Connecting;

/// <summary>Carries payloads both ways, one connection long. One receiver and one sender at a time; the two may overlap.</summary>
/// <remarks>This is the seam: another way to reach a server is another implementation, opened by <see cref="Connector"/>.</remarks>
internal interface ITransport : IAsyncDisposable
{
    /// <summary>Bytes that have arrived, of whole payloads or not.</summary>
    long BytesReceived { get; }

    /// <summary>What has arrived and was not understood: the start of it, for a diagnosis.</summary>
    byte[] Leftover { get; }

    /// <summary>From here on payloads are counted so and are no longer than so many bytes.</summary>
    void Expect(Counting counting, int maxPayload);

    /// <summary>The next payload, valid until the next call; null where the peer ended the connection between two payloads.</summary>
    /// <exception cref="ProtocolException">What arrived is no payload.</exception>
    ValueTask<ReadOnlySequence<byte>?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Sends whole frames, header and payload, as many as stand in <paramref name="frames"/>.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken);
}
