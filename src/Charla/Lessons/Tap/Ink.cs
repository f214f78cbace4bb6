using Charla.Chat.Terminal;

namespace Charla.Lessons.Tap;

/// <summary>Colours for a dark and for a bright projector, or none at all.</summary>
internal sealed class Ink(bool isColoured)
{
    /// <summary>Coloured on a terminal, unless <c>NO_COLOR</c> (no-color.org) or <c>TERM=dumb</c> say otherwise.</summary>
    public static Ink ForOutput() => new(
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb");

    /// <summary>Columns to write in: the terminal's, and <see cref="ViewOptions.UsualColumns"/> where there is none.</summary>
    public static int ColumnsOfOutput() => Console.IsOutputRedirected ? ViewOptions.UsualColumns : Math.Max(ViewOptions.FewestColumns, TerminalSize.Measure().Columns);

    public string Paint(Tone tone, string text) => isColoured && text.Length > 0 && Code(tone) is { } code ? $"\e[{code}m{text}\e[0m" : text;

    private static string? Code(Tone tone) => tone switch
    {
        Tone.Faint => "2",
        Tone.Client => "1;36",
        Tone.Server => "1;35",
        Tone.Header => "1;33",
        Tone.Boundary => "1;32",
        Tone.Strong => "1",
        Tone.Mistake => "1;31",
        _ => null,
    };
}
