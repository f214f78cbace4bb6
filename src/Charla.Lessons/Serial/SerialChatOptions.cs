using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Lessons.Serial;

/// <summary>What two computers and a cable need to agree on, and the name at this end.</summary>
internal sealed record SerialChatOptions
{
    public required SerialSettings Line { get; init; }

    public SerialFormat Format { get; init; } = new();

    /// <summary>In front of what is sent; null sends the text alone.</summary>
    public required string? Name { get; init; }

    /// <summary>Waits for a line that is not there at the start, instead of giving up.</summary>
    public bool Wait { get; init; }
}
