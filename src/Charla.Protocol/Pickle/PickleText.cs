namespace Charla.Protocol.Pickle;

/// <summary>Values as Python prints them.</summary>
internal static class PickleText
{
    /// <summary>What Python's <c>repr</c> says, cut with an ellipsis after <paramref name="maxCharacters"/>.</summary>
    public static string Repr(PickleValue value, int maxCharacters)
    {
        TryRepr(value, maxCharacters, out string text);
        return text;
    }

    /// <summary>The same; false where it was cut.</summary>
    public static bool TryRepr(PickleValue value, int maxCharacters, out string text)
    {
        BoundedText output = new(maxCharacters);
        new PickleRepr(value.Heap, output).Append(value.Cell);
        text = output.ToString();
        return !output.IsFull;
    }

    /// <summary>What Python's <c>print</c> says: a str is itself, anything else its <c>repr</c>.</summary>
    public static string Str(PickleValue value, int maxCharacters)
    {
        BoundedText output = new(maxCharacters);
        if (value.Kind != PickleKind.Str)
        {
            return Repr(value, maxCharacters);
        }

        output.Append(value.AsText());
        return output.ToString();
    }
}
