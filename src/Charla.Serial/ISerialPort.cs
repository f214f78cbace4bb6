namespace Charla.Serial;

/// <summary>An open serial line. One reads and one writes at a time; nothing blocks, and a line that is gone is an answer and no exception.</summary>
internal interface ISerialPort : IDisposable
{
    /// <summary>What reading and writing answer when the line is gone, or closed.</summary>
    const int Gone = -1;

    /// <summary>Settings that the driver did not take, in their own words.</summary>
    IReadOnlyList<string> Refused { get; }

    /// <summary>Waits until there is something to read.</summary>
    /// <returns>The number of bytes read, at least 1, or <see cref="Gone"/>.</returns>
    ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Hands over what the line takes at once.</summary>
    /// <returns>The number of bytes taken, 0 where it would have to wait, or <see cref="Gone"/>.</returns>
    int TryWrite(ReadOnlySpan<byte> bytes);

    /// <summary>Waits until the line has taken some bytes.</summary>
    /// <returns>The number of bytes taken, at least 1, or <see cref="Gone"/>.</returns>
    ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Waits until everything written has left this machine; after the limit it is thrown away.</summary>
    Task DrainAsync(TimeSpan limit);

    /// <summary>Throws away what was written and not sent: closing would wait for it.</summary>
    void Discard();
}
