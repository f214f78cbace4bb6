namespace Charla.Protocol.Lines;

/// <summary>A line without its ending, or a piece of one that was too long.</summary>
/// <param name="Bytes">The line's bytes; nobody else's, and never changed.</param>
/// <param name="Continues">The piece before this one was cut here.</param>
/// <param name="IsCut">The line goes on in the next piece, or ended where nothing more came.</param>
internal readonly record struct Line(byte[] Bytes, bool Continues, bool IsCut)
{
    private const string Ellipsis = "…";

    /// <summary>The line as text, with an ellipsis where it was cut.</summary>
    public string Text(LineCharset charset)
    {
        string text = LineText.Decode(Bytes, charset);
        return $"{(Continues ? Ellipsis : "")}{text}{(IsCut ? Ellipsis : "")}";
    }
}
