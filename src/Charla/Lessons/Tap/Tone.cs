namespace Charla.Lessons.Tap;

/// <summary>What a piece of the tap's view stands for; <see cref="Ink"/> gives it a colour.</summary>
internal enum Tone
{
    Plain,
    Faint,
    Client,
    Server,
    Header,
    Boundary,
    Strong,
    Mistake,
}
