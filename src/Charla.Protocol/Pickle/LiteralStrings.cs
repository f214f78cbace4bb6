namespace Charla.Protocol.Pickle;

/// <summary>The texts and bytes of one literal.</summary>
internal sealed class LiteralStrings(LiteralText text, PickleHeap heap)
{
    private const int LongestShared = 100;

    private readonly Dictionary<string, Cell> _shared = [];

    /// <summary>One text or several in a row, which are one.</summary>
    /// <param name="skipBlanks">Passes over what may stand between them.</param>
    public Cell Read(Action skipBlanks)
    {
        int start = text.Position;
        LiteralString first = new(text);
        first.Read();
        List<byte> content = [.. first.Content];
        skipBlanks();
        while (LiteralString.Begins(text))
        {
            LiteralString next = new(text);
            next.Read();
            content.AddRange(next.IsBytes == first.IsBytes ? next.Content : throw text.Fault(LiteralTexts.Mixed, start));
            skipBlanks();
        }

        return Share(first.IsBytes ? PickleKind.Bytes : PickleKind.Str, [.. content]);
    }

    /// <summary>Equal short texts are one object, as in a program.</summary>
    private Cell Share(PickleKind kind, byte[] content)
    {
        if (content.Length > LongestShared)
        {
            return heap.NewSide(kind, content);
        }

        string key = kind + System.Text.Encoding.Latin1.GetString(content);
        if (!_shared.TryGetValue(key, out Cell cell))
        {
            cell = heap.NewSide(kind, content);
            _shared.Add(key, cell);
        }

        return cell;
    }
}
