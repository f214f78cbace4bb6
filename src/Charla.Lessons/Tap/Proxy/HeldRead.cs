namespace Charla.Lessons.Tap.Proxy;

/// <summary>A read that waits to be handed on, or the side's end where there are no bytes.</summary>
/// <param name="Bytes">Empty at the end.</param>
/// <param name="At">When it was read, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> has it.</param>
/// <param name="End">How the side ended; meaningless while there are bytes.</param>
internal readonly record struct HeldRead(ReadOnlyMemory<byte> Bytes, long At, System.Net.Sockets.SocketError End);
