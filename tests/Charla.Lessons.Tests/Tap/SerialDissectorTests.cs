using System.Text;
using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;
using Charla.Protocol.Lines;
using FsCheck.Xunit;

namespace Charla.Lessons.Tests.Tap;

/// <summary>What comes over serial lines, cut into units.</summary>
public sealed class SerialDissectorTests
{
    [Fact]
    public void Noise_on_a_cable_is_shown_as_bytes_and_the_frames_behind_it_as_frames()
    {
        StreamDissection stream = Cable();
        List<WireUnit> units = [.. stream.Arrived("ruido\u00009         ana> hola"u8), .. stream.Arrived("4         ho"u8)];
        units.Select(unit => (unit.Kind, unit.Offset, unit.Length)).ShouldBe([(UnitKind.Bytes, 0L, 6L), (UnitKind.Frame, 6L, 19L)]);
        units[0].Note.ShouldNotBeNull();
        units[1].Text.ShouldBe("ana> hola");

        // The rest of the second frame is lost, and another one comes after a while.
        stream.Waited().ShouldBeEmpty();
        stream.GaveUp().Select(unit => unit.Length).ShouldBe([12L]);
        stream.Arrived("2         ya"u8).ShouldHaveSingleItem().Text.ShouldBe("ya");
        stream.Arrived("5"u8).ShouldBeEmpty();
        stream.Ended().ShouldHaveSingleItem().Payload.ToArray().ShouldBe("5"u8.ToArray());
    }

    [Fact]
    public void A_header_on_a_cable_that_counts_characters_is_understood_after_a_moment()
    {
        StreamDissection stream = Cable();
        stream.Arrived(Encoding.UTF8.GetBytes("7         ana> ñ5")).ShouldBeEmpty();
        WireUnit unit = stream.Waited().ShouldHaveSingleItem();
        (unit.Text, unit.Announced, unit.Counted).ShouldBe(("ana> ñ5", 7, Counting.CodePoints));
    }

    [Fact]
    public void Noise_without_end_is_shown_as_it_comes()
    {
        StreamDissection stream = Cable();
        byte[] noise = [.. Enumerable.Repeat((byte)0xFF, 1_000)];
        long shown = Enumerable.Range(0, 100).Sum(_ => stream.Arrived(noise).Sum(unit => unit.Length));
        shown.ShouldBeGreaterThan(100_000 - (2 * CableDissector.MostHeld));
        List<WireUnit> rest = [.. stream.Arrived("2         ya"u8), .. stream.Waited()];
        rest[^1].Text.ShouldBe("ya");
        (shown + rest.Sum(unit => unit.Length)).ShouldBe(100_012);
    }

    [Theory]
    [InlineData(LineEnding.Any, "uno\ndos\rtres\r\ncuatro", "uno|\n dos|\r tres|\r\n cuatro|")]
    [InlineData(LineEnding.CrLf, "uno\r\ndos\n", "uno|\r\n dos|\n")]
    [InlineData(LineEnding.Cr, "uno\rdos\n\r", "uno|\r dos\n|\r")]
    [InlineData(LineEnding.Lf, "uno\r\ndos\rtres\n", "uno|\r\n dos\rtres|\n")]
    internal void Lines_end_as_the_serial_line_is_told(LineEnding ending, string text, string expected)
    {
        byte[] stream = Encoding.UTF8.GetBytes(text);
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            StreamDissection lines = new(() => new LineDissector(ending));
            List<WireUnit> units = [.. lines.Arrived(stream.AsSpan(0, cut)), .. lines.Arrived(stream.AsSpan(cut)), .. lines.Ended()];
            string.Join(' ', units.Select(unit => $"{unit.Text}|{Encoding.UTF8.GetString(unit.Ending.Span)}")).ShouldBe(expected, $"cut at {cut}");
        }
    }

    [Fact]
    public void A_carriage_return_alone_ends_a_line_after_a_moment()
    {
        StreamDissection lines = new(() => new LineDissector(LineEnding.Any));
        lines.Arrived("hola\r"u8).ShouldBeEmpty();
        lines.Waited().ShouldHaveSingleItem().Text.ShouldBe("hola");
    }

    [Property(MaxTest = 300)]
    public void No_bytes_hurt_and_none_gets_lost(byte[][] reads)
    {
        foreach (Func<IDissector> start in (Func<IDissector>[])[() => new CableDissector(100), () => new LineDissector(LineEnding.Any), () => new LineDissector(LineEnding.Cr)])
        {
            StreamDissection stream = new(start);
            List<WireUnit> units = [.. reads.SelectMany(read => (WireUnit[])[.. stream.Arrived(read), .. stream.Waited(), .. stream.GaveUp()])];
            units.AddRange(stream.Ended());
            units.Sum(unit => unit.Length).ShouldBe(reads.Sum(read => read.Length));
            units.Select(unit => unit.Offset).ShouldBe(units.Select(unit => unit.Offset).Order());
        }
    }

    private static StreamDissection Cable() => new(() => new CableDissector(Frame.DefaultMaxPayload));
}
