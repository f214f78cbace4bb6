namespace Charla.Lessons.Tap.Replay;

/// <summary>Bytes that a client sent at once.</summary>
/// <param name="At">Since the recording began.</param>
/// <param name="Bytes">What.</param>
internal readonly record struct RecordedSend(TimeSpan At, ReadOnlyMemory<byte> Bytes);
