using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>A text that stops growing at a limit. A pickle of a few bytes can stand for a text that fills any memory.</summary>
internal sealed class BoundedText(int maxCharacters)
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether anything was left out: there is no point in appending more.</summary>
    public bool IsFull { get; private set; }

    public void Append(char character) => Append([character]);

    public void Append(ReadOnlySpan<char> text)
    {
        if (IsFull)
        {
            return;
        }

        int room = maxCharacters - _text.Length;
        if (text.Length > room)
        {
            IsFull = true;

            // Half of a pair is no character.
            text = text[..(room > 0 && char.IsHighSurrogate(text[room - 1]) ? room - 1 : room)];
        }

        _text.Append(text);
    }

    /// <summary>The text so far, with an ellipsis where something was left out.</summary>
    public override string ToString() => IsFull ? _text.ToString() + "…" : _text.ToString();
}
