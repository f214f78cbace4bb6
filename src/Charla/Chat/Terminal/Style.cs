namespace Charla.Chat.Terminal;

/// <summary>Colours and weights as ANSI sequences, or none at all: <c>NO_COLOR</c> (no-color.org), or <c>TERM=dumb</c>.</summary>
internal sealed class Style(bool isColoured)
{
    /// <summary>The 256-colour palette's names' colours: readable on a dark and on a light background.</summary>
    private static readonly int[] _nameColours = [33, 37, 63, 69, 71, 97, 99, 101, 103, 127, 130, 132, 134, 136, 161, 166, 169, 172, 28, 64];

    /// <summary>What the environment asks for.</summary>
    public static Style FromEnvironment() => new(
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not "dumb");

    public string Dim(string text) => Wrap("2", text);

    public string Bold(string text) => Wrap("1", text);

    public string Italic(string text) => Wrap("3", text);

    public string Struck(string text) => Wrap("2;9", text);

    public string Good(string text) => Wrap("32", text);

    public string Warning(string text) => Wrap("33", text);

    public string Bad(string text) => Wrap("31", text);

    public string Highlight(string text) => Wrap("1;33", text);

    /// <summary>A text in a name's colour: the same name has the same one, everywhere and always.</summary>
    public string Name(string name, string text) => Wrap($"1;38;5;{_nameColours[Hash(name) % (uint)_nameColours.Length]}", text);

    private string Wrap(string code, string text) => isColoured && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    /// <summary>FNV-1a: string.GetHashCode differs from one run to the next.</summary>
    private static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char unit in name.ToLowerInvariant())
        {
            hash = (hash ^ unit) * 16777619;
        }

        return hash ^ (hash >> 15);
    }
}
