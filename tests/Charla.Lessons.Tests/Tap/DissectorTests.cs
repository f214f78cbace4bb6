using System.Text;
using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;
using FsCheck.Xunit;

namespace Charla.Lessons.Tests.Tap;

public sealed class DissectorTests
{
    private static readonly byte[] _upgrade = [.. "GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"u8];

    public static TheoryData<string, string> Streams => new()
    {
        { "frames", Hex("4         hola0         11        ana> señor") },
        { "charla", Hex("38        {\"op\":\"hello\",\"v\":1,\"name\":\"mañana\"}") },
        { "lines", Hex("NICK ana\r\nUSER ñ\nsin fin") },
        { "websocket", Convert.ToHexString(_upgrade) + "8185" + "37fa213d" + "7f9f4d5158" + "0103686f6c" + "800161" + "8882" + "00000000" + "03e8" + "8900" },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Units_are_the_same_wherever_reads_are_cut(string name, string hex)
    {
        byte[] stream = Convert.FromHexString(hex);
        string[] whole = [.. Dissected.Reads(WireFormat.Auto, stream).Select(unit => unit.Words())];
        whole.Length.ShouldBeGreaterThan(0, name);
        for (int cut = 1; cut < stream.Length; cut++)
        {
            Dissected.Reads(WireFormat.Auto, stream[..cut], stream[cut..]).Select(unit => unit.Words()).ShouldBe(whole, $"cut at {cut}");
        }
    }

    [Fact]
    public void A_frame_tells_what_it_announced_beside_what_came()
    {
        WireUnit unit = Dissected.Reads(WireFormat.Auto, "10        ana> "u8.ToArray(), "señor"u8.ToArray()).ShouldHaveSingleItem();
        unit.Announced.ShouldBe(10);
        unit.PayloadLength.ShouldBe(11);
        unit.Characters.ShouldBe(10);
        unit.Counted.ShouldBe(Counting.CodePoints | Counting.Utf16Units);
        unit.Reads.ShouldBe(2);
        unit.Text.ShouldBe("ana> señor");
    }

    [Fact]
    public void A_greeting_need_not_wait_for_what_follows_it()
    {
        byte[] greeting = Encoding.UTF8.GetBytes("charla/1 aula: ¡Bienvenida!");
        StreamDissection stream = new(WireFormat.Auto);
        stream.Arrived([.. Encoding.ASCII.GetBytes($"{greeting.Length,-10}"), .. greeting]).ShouldHaveSingleItem().Counted.ShouldBe(Counting.Bytes);
    }

    [Fact]
    public void A_message_of_charla_shows_its_op_first()
    {
        string json = "{\"text\":\"hola\",\"op\":\"send\",\"room\":\"lobby\"}";
        WireUnit unit = Dissected.Reads(WireFormat.Auto, Encoding.UTF8.GetBytes($"{json.Length,-10}{json}")).ShouldHaveSingleItem();
        unit.Format.ShouldBe(WireFormat.Charla);
        unit.Fields.ShouldBe([new("op", "send"), new("text", "hola"), new("room", "lobby")]);
    }

    [Fact]
    public void A_websocket_conversation_is_unmasked_and_its_close_explained()
    {
        IReadOnlyList<WireUnit> units = Dissected.Reads(WireFormat.Auto, Convert.FromHexString(Streams.Last()[1].ToString()!));
        units.Select(unit => unit.Kind).ShouldBe([UnitKind.Http, UnitKind.WsText, UnitKind.WsText, UnitKind.WsText, UnitKind.WsClose, UnitKind.WsPing]);
        units[1].Text.ShouldBe("Hello");
        units[1].Fields.ShouldContain(new WireField("mask", "37fa213d"));
        units[2].Fields.ShouldContain(new WireField("fin", "0"));
        units[3].Fields.ShouldContain(new WireField("opcode", "continuation"));
        units[4].Fields.ShouldContain(new WireField("code", "1000 normal closure"));
    }

    [Fact]
    public void A_stream_that_is_damaged_is_shown_as_bytes_from_there()
    {
        IReadOnlyList<WireUnit> units = Dissected.Reads(WireFormat.Frames, "4         hola+3        uno"u8.ToArray(), "más"u8.ToArray());
        units.Select(unit => unit.Kind).ShouldBe([UnitKind.Frame, UnitKind.Bytes, UnitKind.Bytes]);
        units[1].Offset.ShouldBe(14);
        units[1].Note.ShouldNotBeNull();
        units[2].Note.ShouldBeNull();
    }

    [Fact]
    public void What_the_end_leaves_unfinished_is_shown_as_such()
    {
        WireUnit unit = Dissected.Reads(WireFormat.Auto, "9         hola"u8.ToArray()).ShouldHaveSingleItem();
        unit.IsWhole.ShouldBeFalse();
        unit.Announced.ShouldBe(9);
        unit.PayloadLength.ShouldBe(4);
    }

    [Fact]
    public void A_long_payload_is_counted_and_only_its_beginning_kept()
    {
        const int Length = 3_000_000;
        byte[] stream = [.. Encoding.ASCII.GetBytes($"{Length,-10}"), .. Enumerable.Repeat((byte)'a', Length), .. "2         ya"u8];
        IReadOnlyList<WireUnit> units = Dissected.Reads(WireFormat.Auto, [.. stream.Chunk(60_000)]);
        units[0].PayloadLength.ShouldBe(Length);
        units[0].Payload.Length.ShouldBe(LongPayload.MostKept);
        units[1].Text.ShouldBe("ya");
    }

    [Theory]
    [InlineData("4         hola", UnitKind.Frame)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", UnitKind.Http)]
    [InlineData("NICK ana\r\n", UnitKind.Line)]
    [InlineData("SSH-2.0-x\r\n", UnitKind.Line)]
    [InlineData("Hola mundo", UnitKind.Bytes)]
    [InlineData("12345678910", UnitKind.Bytes)]
    [InlineData("123", UnitKind.Bytes)]
    [InlineData("\u0016\u0003\u0001", UnitKind.Bytes)]
    internal void The_first_bytes_tell_what_a_stream_is(string start, UnitKind kind) =>
        Dissected.Reads(WireFormat.Auto, Encoding.UTF8.GetBytes(start))[0].Kind.ShouldBe(kind);

    [Fact]
    public void After_a_gap_it_begins_anew()
    {
        StreamDissection stream = new(WireFormat.Auto);
        stream.Arrived("9         hol"u8).ShouldBeEmpty();
        stream.Missed(500).ShouldHaveSingleItem().IsWhole.ShouldBeFalse();
        WireUnit unit = stream.Arrived("2         ya"u8).ShouldHaveSingleItem();
        unit.Offset.ShouldBe(500);
        unit.Text.ShouldBe("ya");
    }

    [Property(MaxTest = 300)]
    public void No_bytes_hurt_any_dissector_and_none_gets_lost(byte[][] reads)
    {
        foreach (WireFormat format in Enum.GetValues<WireFormat>())
        {
            IReadOnlyList<WireUnit> units = Dissected.Reads(format, reads);
            units.Sum(unit => unit.Length).ShouldBe(reads.Sum(read => read.Length));
            units.Select(unit => unit.Offset).ShouldBe(units.Select(unit => unit.Offset).Order());
        }
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
