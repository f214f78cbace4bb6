namespace Charla.Serial;

/// <summary>How a <see cref="SerialLink"/> stands.</summary>
/// <param name="IsOpen">Whether the line is in use.</param>
/// <param name="Problem">Why it is not; null while it is.</param>
/// <param name="Refused">Settings that the driver did not take.</param>
internal sealed record SerialLinkState(bool IsOpen, SerialException? Problem, IReadOnlyList<string> Refused);
