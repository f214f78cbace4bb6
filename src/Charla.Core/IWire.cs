namespace Charla.Core;

/// <summary>The way out of one connection: takes whole frames as bytes. Called by one thread at a time, the outbox's.</summary>
internal interface IWire
{
    /// <summary>What <see cref="TrySend"/> and <see cref="SendAsync"/> answer when the connection is gone.</summary>
    const int Closed = -1;

    /// <summary>Hands over what can be taken at once, without waiting and without throwing.</summary>
    /// <returns>The number of bytes taken, 0 where it would have to wait, or <see cref="Closed"/>.</returns>
    int TrySend(ReadOnlySpan<byte> frames);

    /// <summary>Waits until some bytes were taken. Never throws.</summary>
    /// <returns>The number of bytes taken, at least 1, or <see cref="Closed"/>.</returns>
    ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames);

    /// <summary>Ends the connection at once, both ways.</summary>
    void Abort();

    /// <summary>Says that nothing more will be sent, once everything was; the peer may still be read.</summary>
    void CompleteOutput();
}
