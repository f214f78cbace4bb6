using System.Buffers;
using System.Text;
using Charla.Protocol.Lines;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Lines;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(LineEnding.Any, "a\nb\rc\r\nd\n\ne\n", "a|b|c|d||e")]
    [InlineData(LineEnding.Any, "\r\r\n\n\r", "|||")]
    [InlineData(LineEnding.Lf, "a\r\nb\rc\n", "a\\x0D|b\\x0Dc")]
    [InlineData(LineEnding.Cr, "a\rb\nc\r", "a|b\\x0Ac")]
    [InlineData(LineEnding.CrLf, "a\nb\r\nc\rd\r\n\r\n", "a|b|c|d|")]
    internal void Lines_end_as_they_were_said_to(LineEnding ending, string wire, string expected)
    {
        string.Join('|', Cut(wire, ending, 64, step: wire.Length)).ShouldBe(expected);
        string.Join('|', Cut(wire, ending, 64, step: 1)).ShouldBe(expected);
    }

    [Fact]
    public void A_line_that_ends_with_a_cr_does_not_wait_for_what_follows()
    {
        LineReader reader = new(LineEnding.Any, 64);
        reader.Add("hola\r"u8);
        reader.TryRead(out Line line).ShouldBeTrue();
        line.Text(LineCharset.Utf8).ShouldBe("hola");
    }

    [Fact]
    public void A_long_line_comes_in_marked_pieces_that_cut_no_character()
    {
        Cut("ñandúñandú\nfin\n", LineEnding.Any, 8, step: 3).ShouldBe(["ñandú…", "…ñandú", "fin"]);
        Cut("1234567ñ\n", LineEnding.Any, 8, step: 3).ShouldBe(["1234567…", "…ñ"]);
    }

    [Fact]
    public void What_was_begun_when_the_wire_ended_is_a_cut_line()
    {
        LineReader reader = new(LineEnding.Any, 64);
        reader.Add("entera\ncort"u8);
        reader.End();
        Drain(reader).ShouldBe(["entera", "cort…"]);
        reader.Add("otra\n"u8);
        Drain(reader).ShouldBe(["otra"]);
    }

    [Property(MaxTest = 1_000)]
    public void No_byte_is_lost_however_long_the_lines_and_however_they_arrive(byte[] bytes, PositiveInt step, PositiveInt length)
    {
        LineReader reader = new(LineEnding.Lf, 8 + (length.Get % 16));
        List<byte> seen = [];
        foreach (byte[] part in bytes.Chunk(step.Get))
        {
            reader.Add(part);
            Collect(reader, seen);
        }

        reader.End();
        Collect(reader, seen);
        seen.ShouldBe(bytes);
    }

    [Fact]
    public void Nobody_can_make_two_lines_of_one()
    {
        ArrayBufferWriter<byte> wire = new();
        new LineWriter(LineEnding.CrLf, LineCharset.Utf8).Write(wire, "ana", "uno\ndos\\x0Aluis> no fui yo");
        Encoding.UTF8.GetString(wire.WrittenSpan).ShouldBe("ana> uno\r\nana> dos\\x0Aluis> no fui yo\r\n");
    }

    [Fact]
    public void Bytes_can_be_sent_as_escapes()
    {
        ArrayBufferWriter<byte> wire = new();
        new LineWriter(LineEnding.Any, LineCharset.Latin1).Write(wire, null, @"ñ\x02\xFF");
        wire.WrittenSpan.ToArray().ShouldBe([0xF1, 0x02, 0xFF, (byte)'\n']);
    }

    private static void Collect(LineReader reader, List<byte> seen)
    {
        while (reader.TryRead(out Line line))
        {
            seen.AddRange(line.Bytes);
            if (!line.IsCut)
            {
                seen.Add((byte)'\n');
            }
        }
    }

    private static List<string> Cut(string wire, LineEnding ending, int maxLength, int step)
    {
        LineReader reader = new(ending, maxLength);
        List<string> lines = [];
        foreach (byte[] part in Encoding.UTF8.GetBytes(wire).Chunk(step))
        {
            reader.Add(part);
            lines.AddRange(Drain(reader));
        }

        return lines;
    }

    private static List<string> Drain(LineReader reader)
    {
        List<string> lines = [];
        while (reader.TryRead(out Line line))
        {
            lines.Add(line.Text(LineCharset.Utf8));
        }

        return lines;
    }
}
