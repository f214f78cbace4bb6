using Charla.Protocol.Lines;

namespace Charla.Fuzz.Targets;

/// <summary>Lines of a serial wire: the same however they arrive, never longer than they may be; and their text gives the same bytes back.</summary>
internal sealed class LineTarget : IFuzzTarget
{
    private const int MaxLength = 64;

    public string Name => "lines";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        "hola\nadi\u00f3s\r\n\rtres\\x41\n"u8.ToArray(),
        "temp=21.5 \u00baC;\ud83d\ude00\r\n"u8.ToArray(),
        System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ñ漢😀", 40)) + "\n"),
        [0xFF, 0xFE, (byte)'\n', 0, 7, 0x1B, (byte)'\r', (byte)'\n'],
    ];

    public ReadOnlySpan<byte> Telling => "\r\n\\x0aF\0\t\u00f1\ud83d\ude00\ufffd"u8;

    public void Try(byte[] input, Random dice)
    {
        foreach (LineEnding ending in Enum.GetValues<LineEnding>())
        {
            string whole = Read(Cuts.Whole(input), ending);
            Promise.Same(whole, Read(Cuts.EachByte(input), ending), $"{ending}, byte by byte");
            Promise.Same(whole, Read(Cuts.Anywhere(input, dice), ending), $"{ending}, in pieces");
        }

        foreach (LineCharset charset in Enum.GetValues<LineCharset>())
        {
            byte[] again = LineText.Encode(LineText.Decode(input, charset), charset);
            Promise.Holds(input.AsSpan().SequenceEqual(again), $"{charset}: {Convert.ToHexString(again)}");
        }
    }

    private static string Read(byte[][] reads, LineEnding ending)
    {
        LineReader reader = new(ending, MaxLength);
        List<string> told = [];
        foreach (byte[] read in reads)
        {
            reader.Add(read);
            Take(reader, told);
        }

        reader.End();
        Take(reader, told);
        return string.Join(' ', told);
    }

    private static void Take(LineReader reader, List<string> told)
    {
        while (reader.TryRead(out Line line))
        {
            Promise.Holds(line.Bytes.Length <= MaxLength, $"{line.Bytes.Length} bytes");
            told.Add($"{Convert.ToHexString(line.Bytes)}{line.Continues}{line.IsCut}");
        }
    }
}
