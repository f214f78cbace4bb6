using Charla.Protocol;

namespace Charla.Serial.Talk;

/// <summary>Something that came over a line: what somebody said, or bytes that mean nothing.</summary>
/// <param name="Name">Who said it, where the text says so.</param>
/// <param name="Text">What was said.</param>
/// <param name="Discarded">Bytes that were no frame; then there is no text.</param>
internal readonly record struct Heard(string? Name, string Text, int Discarded)
{
    public static Heard Nothing(int bytes) => new(null, "", bytes);

    /// <summary>What was said, from a text with or without a name in front.</summary>
    public static Heard Said(string text)
    {
        (string? name, string said) = PlainText.Read(System.Text.Encoding.UTF8.GetBytes(text));
        return new(name, said, 0);
    }
}
