using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>One unit that a stream was cut into: a frame, a line, a WebSocket frame, a run of bytes.</summary>
internal sealed record WireUnit
{
    /// <summary>What it is.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>How its payload was read: <see cref="WireFormat.Charla"/> and <see cref="WireFormat.Pickle"/> only where it is one.</summary>
    public WireFormat Format { get; init; } = WireFormat.Plain;

    /// <summary>Where it begins: bytes since the start of its side's stream.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes on the wire, header and ending included.</summary>
    public required long Length { get; init; }

    /// <summary>Its header as it was on the wire; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Header { get; init; }

    /// <summary>The line's ending as it was on the wire; empty for all but lines.</summary>
    public ReadOnlyMemory<byte> Ending { get; init; }

    /// <summary>The number that the header announces; null where there is none.</summary>
    public long? Announced { get; init; }

    /// <summary>What that number was taken to count.</summary>
    public Counting Counted { get; init; } = Counting.Bytes;

    /// <summary>The payload, masking undone; of a long one the beginning.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Bytes of the payload, those that were not kept included.</summary>
    public required long PayloadLength { get; init; }

    /// <summary>Its named parts, the most telling first.</summary>
    public IReadOnlyList<WireField> Fields { get; init; } = [];

    /// <summary>The payload as its format writes it, where that isn't its text: a pickle as Python prints it.</summary>
    public string? Reading { get; init; }

    /// <summary>Something to be said about it; null where there is nothing.</summary>
    public Bilingual? Note { get; init; }

    /// <summary>False where the stream ended, or could not be followed any further, inside it.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Which unit of its side's stream it is, counted from 1.</summary>
    public long Number { get; init; }

    /// <summary>In how many reads it came.</summary>
    public long Reads { get; init; } = 1;

    /// <summary>Whether all of the payload is kept.</summary>
    public bool IsKept => Payload.Length == PayloadLength;

    /// <summary>The payload's text; null where it isn't UTF-8, or was not kept whole.</summary>
    public string? Text => IsKept && System.Text.Unicode.Utf8.IsValid(Payload.Span) ? Encoding.UTF8.GetString(Payload.Span) : null;

    /// <summary>Code points of the text; null where there is no text.</summary>
    public int? Characters => Text is null ? null : CodePoints(Payload.Span);

    private static int CodePoints(ReadOnlySpan<byte> text)
    {
        int count = 0;
        foreach (byte unit in text)
        {
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
