using System.Text;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Records;
using Charla.Lessons.Tap.Secrets;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tests.Tap;

/// <summary>A password that passes is nowhere in what the tap shows and writes.</summary>
public sealed class SecretTests
{
    private const string Hello = """{"op":"hello","name":"ana","password":"c\"ñ\\x","token" : "t0ken"}""";

    [Theory]
    [InlineData("""{"op":"hello","password":"abc","name":"ana"}""", """{"op":"hello","password":"***","name":"ana"}""")]
    [InlineData("""{"op":"password","old":"abc","new":"abcd"}""", """{"op":"password","old":"***","new":"****"}""")]
    [InlineData("""{"op":"welcome","session":"abc","token":"abcd"}""", """{"op":"welcome","session":"***","token":"****"}""")]
    [InlineData("""{"op":"register","invite":"abc"}""", """{"op":"register","invite":"***"}""")]
    [InlineData("""{"password" : "a\"ñ\\" }""", """{"password" : "*******" }""")]
    [InlineData("""{"password":"abc""", """{"password":"***""")]
    [InlineData("""{"op":"send","text":"{\"password\":\"abc\"}"}""", """{"op":"send","text":"{\"password\":\"abc\"}"}""")]
    [InlineData("""{"text":"password","more":"token"}""", """{"text":"password","more":"token"}""")]
    [InlineData("""{"passwords":"abc","token2":"abc"}""", """{"passwords":"abc","token2":"abc"}""")]
    [InlineData("""{"text":"","password":"abc"}""", """{"text":"","password":"***"}""")]
    [InlineData("ana> hola", "ana> hola")]
    public void Secrets_become_as_many_asterisks_as_they_have_bytes_wherever_they_are_cut(string said, string shown)
    {
        byte[] whole = Encoding.UTF8.GetBytes(said);
        for (int cut = 0; cut <= whole.Length; cut++)
        {
            byte[] bytes = [.. whole];
            SecretStream stream = new();
            bool isCovered = stream.Cover(bytes.AsSpan(0, cut)) | stream.Cover(bytes.AsSpan(cut));

            Encoding.UTF8.GetString(bytes).ShouldBe(shown);
            isCovered.ShouldBe(said != shown);
        }
    }

    [Fact]
    public void A_record_has_its_secrets_covered_in_its_bytes_its_units_and_the_doctors_words()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Hello);
        WireUnit unit = Unit(UnitKind.Frame, bytes) with { Fields = [new WireField("op", "hello"), new WireField("token", "t0ken")] };
        Finding finding = new(default, WireSide.Client, 0, bytes, 0, 0, new Bilingual(Hello, Hello), new Bilingual("x", "y"));
        ChunkRead shown = Cover(Read(bytes, unit) with { Findings = [finding] });

        string expected = """{"op":"hello","name":"ana","password":"********","token" : "*****"}""";
        Encoding.UTF8.GetString(shown.Bytes.Span).ShouldBe(expected);
        shown.Units[0].Text.ShouldBe(expected);
        shown.Units[0].Note.ShouldNotBeNull();
        shown.Units[0].Fields.Select(field => field.Value).ShouldBe(["hello", "*****"]);
        Encoding.UTF8.GetString(shown.Findings[0].Bytes.Span).ShouldBe(expected);
        shown.Findings[0].Mistake.English.ShouldBe(expected);
        Encoding.UTF8.GetString(bytes).ShouldBe(Hello);
    }

    [Fact]
    public void What_a_browser_masks_on_the_wire_is_covered_under_its_mask()
    {
        byte[] payload = """{"op":"hello","password":"abc"}"""u8.ToArray();
        byte[] header = [0x81, (byte)(0x80 | payload.Length), 1, 2, 3, 4];
        byte[] wire = [.. header, .. Unmask(payload)];
        ChunkRead shown = Cover(Read(wire, Unit(UnitKind.WsText, payload) with { Header = header, Length = wire.Length }));

        Encoding.UTF8.GetString(Unmask(shown.Bytes[header.Length..].ToArray())).ShouldBe("""{"op":"hello","password":"***"}""");
    }

    private static byte[] Unmask(byte[] bytes) => [.. bytes.Select((value, at) => (byte)(value ^ ((at % 4) + 1)))];

    private static WireUnit Unit(UnitKind kind, byte[] payload) => new() { Kind = kind, Offset = 0, Length = payload.Length, Payload = payload, PayloadLength = payload.Length };

    private static ChunkRead Read(byte[] bytes, WireUnit unit) => new(1, TimeSpan.Zero) { Side = WireSide.Client, Number = 1, Bytes = bytes, Units = [unit], Findings = [] };

    private static ChunkRead Cover(ChunkRead read)
    {
        RecordedWire wire = new();
        new SecretSink(wire).Take(read);
        return wire.Reads.Single();
    }
}
