using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Replay;

namespace Charla.Fuzz.Targets;

/// <summary>A recording of JSON lines: its connections, or <see cref="InvalidDataException"/>.</summary>
internal sealed class JsonLinesTarget : IFuzzTarget
{
    public string Name => "json-lines";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        Recordings.Of(new JsonLinesFormat()),
        """{"type":"open","conn":1,"at_us":9223372036854775807}"""u8.ToArray(),
        """{"type":"open","conn":1,"at_us":0}{"type":"end","conn":1,"at_us":5,"side":"client"}"""u8.ToArray(),
    ];

    public ReadOnlySpan<byte> Telling => "{}[]\",:\\-0123456789\n="u8;

    public void Try(byte[] input, Random dice)
    {
        try
        {
            using MemoryStream file = new(input);
            long held = JsonLinesRecording.Read(file).Sum(connection => connection.Length);
            Promise.Holds(held <= input.Length, $"{held} bytes of {input.Length}");
        }
        catch (InvalidDataException)
        {
            // Refused, as it should be.
        }
    }
}
