namespace Charla.Bench;

/// <summary>Who listens at one connection. Called by one thread at a time, which it must not block.</summary>
internal interface IFrameHandler
{
    /// <summary>A whole frame came; its bytes are gone when this returns.</summary>
    void Take(ReadOnlySpan<byte> payload);

    /// <summary>All frames of one read were taken.</summary>
    void EndRead();

    /// <summary>The connection ended, and not by us.</summary>
    void Disconnect();
}
