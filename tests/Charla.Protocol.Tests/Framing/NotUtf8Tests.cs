using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Framing;

/// <summary>Peers that speak Latin-1, or no text at all, and announce as many bytes as they send.</summary>
[Properties(Replay = Talk.Replay, MaxTest = 300, QuietOnSuccess = true)]
public sealed class NotUtf8Tests
{
    private const string End = "that is all";

    private static readonly string[] _latin = ["ana> señor", "ana> ¿qué?", "ana> café", "ana> ñ", "ana> Ã±5", "ana> sí", "ana> ÿ12        ", "ana> áéíóú 7"];

    [Fact]
    public void Latin_1_keeps_in_step_wherever_it_is_cut()
    {
        byte[][] payloads = [.. _latin.Select(Encoding.Latin1.GetBytes), Wire.Utf8(End)];

        KeepsInStep(payloads);
    }

    [Property]
    public Property Any_bytes_keep_in_step_wherever_they_are_cut()
    {
        Gen<byte[]> payload = Gen.Frequency(
            (3, Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().Resize(30)),
            (1, Gen.Elements(0xC3, 0xB1, 0xF0, 0x9F, ' ', '5').Select(value => (byte)value).ArrayOf().Resize(20)));

        return Prop.ForAll(payload.NonEmptyListOf().Resize(4).ToArbitrary(), payloads => KeepsInStep([.. payloads, Wire.Utf8(End)]));
    }

    [Theory]
    [InlineData("ana> ñandú!")]
    [InlineData("ana> que \u0080?")]
    public void Latin_1_that_comes_by_itself_is_taken_as_soon_as_it_is_known_for_no_utf8(string message)
    {
        byte[] payload = Encoding.Latin1.GetBytes(message);

        Inbox inbox = new Inbox().Receive(Wire.Frame(payload));

        inbox.Frames.ShouldHaveSingleItem().ShouldBe(payload);
        inbox.Receive("1"u8.ToArray()).Error.ShouldBeNull();
        inbox.Counting.ShouldBe(Counting.Bytes);
    }

    // é alone begins a character of three bytes: it may be half of what a peer that counts characters is still sending.
    [Fact]
    public void Latin_1_that_ends_as_a_character_of_utf8_begins_is_held_until_the_next_byte()
    {
        byte[] payload = Encoding.Latin1.GetBytes("ana> café");

        Inbox inbox = new Inbox().Receive(Wire.Frame(payload)).Wait();
        inbox.Frames.ShouldBeEmpty();
        inbox.Status.ShouldBe(FrameReadStatus.NeedMore);

        inbox.Receive(Wire.Frame("hola"));
        inbox.Frames.Count.ShouldBe(2);
        inbox.Frames[0].ShouldBe(payload);
    }

    private static void KeepsInStep(byte[][] payloads)
    {
        byte[] stream = Wire.Joined(payloads.Select(payload => Wire.Frame(payload)));
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            Inbox inbox = new Inbox().ReceiveEach(Wire.Cut(stream, cut)).Wait();
            inbox.Error.ShouldBeNull();
            inbox.Frames.Count.ShouldBe(payloads.Length, $"cut at {cut}");
            inbox.Frames.Zip(payloads).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)).ShouldBeTrue($"cut at {cut}");
        }
    }
}
