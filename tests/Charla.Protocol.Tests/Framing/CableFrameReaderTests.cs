using System.Text;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Framing;

public sealed class CableFrameReaderTests
{
    private static readonly string[] _texts = ["ana> hola", "luis> ¿qué tal?", "", "ana> 21,5 grados, 12", "luis> a las 5 de la tarde", "ana> ñ 7"];

    [Fact]
    public void Frames_that_follow_each_other_are_read_and_nothing_is_discarded()
    {
        Read(Wire(_texts)).ShouldBe(_texts);
    }

    [Fact]
    public void A_wire_joined_at_any_byte_is_in_step_again_at_the_latest_with_the_second_frame_that_begins_after_it()
    {
        byte[] wire = Wire([.. _texts, .. _texts]);
        byte[] all = Wire(_texts);
        for (int start = 1; start < all.Length; start++)
        {
            List<string> found = Read(wire[start..]);
            found.TakeLast(4).ShouldBe(_texts.TakeLast(4), $"joined at byte {start}");
        }
    }

    [Fact]
    public void It_says_how_much_was_discarded_before_what_it_found()
    {
        List<string> found = Read([.. "ola a todos"u8, .. Wire(["ana> sí"])]);
        found.ShouldBe(["-11", "ana> sí"]);
    }

    [Fact]
    public void A_byte_that_was_lost_costs_its_frame_and_the_next_two_at_the_most()
    {
        byte[] wire = Wire(_texts);
        for (int lost = 0; lost < wire.Length; lost++)
        {
            byte[] arrived = [.. wire[..lost], .. wire[(lost + 1)..]];
            int whole = Read(arrived).Count(text => _texts.Contains(text));
            whole.ShouldBeGreaterThanOrEqualTo(_texts.Length - 3, $"byte {lost}");
        }
    }

    [Fact]
    public void A_header_that_announces_what_never_comes_is_given_up_after_a_silence_and_hides_nothing_that_came_behind_it()
    {
        CableFrameReader reader = new(65_536);
        reader.Add([.. "60000     "u8, .. Wire(["ana> hola", "ana> otra"])]);
        Drain(reader).ShouldBeEmpty();
        reader.IsInside.ShouldBeTrue();
        reader.GiveUp();
        Drain(reader).ShouldBe(["-10", "ana> hola", "ana> otra"]);
        reader.IsInside.ShouldBeFalse();
    }

    [Fact]
    public void Noise_is_told_of_after_a_silence_even_where_no_frame_follows_it()
    {
        CableFrameReader reader = new(1_024);
        reader.Add("¡ruido!"u8);
        Drain(reader).ShouldBeEmpty();
        reader.GiveUp();
        Drain(reader).ShouldBe(["-8"]);
        reader.IsInside.ShouldBeFalse();
        reader.Add(Wire(["ana> hola"]));
        Drain(reader).ShouldBe(["ana> hola"]);
    }

    [Fact]
    public void A_header_that_counts_characters_is_understood_after_a_short_moment()
    {
        CableFrameReader reader = new(1_024);
        reader.Add("11        ana> señor"u8);
        Drain(reader).ShouldBeEmpty();
        reader.MayBeWhole.ShouldBeTrue();
        reader.Wait();
        Drain(reader).ShouldBe(["ana> señor"]);
    }

    [Property(MaxTest = 500)]
    public void Whatever_comes_is_read_to_its_end_and_memory_is_bounded(byte[][] parts)
    {
        CableFrameReader reader = new(256);
        int came = 0, told = 0;
        foreach (byte[] part in parts)
        {
            reader.Add(part);
            came += part.Length;
            told += Count(reader);
            reader.Wait();
            told += Count(reader);
        }

        for (int silences = 0; reader.IsInside; silences++)
        {
            silences.ShouldBeLessThanOrEqualTo(came);
            reader.GiveUp();
            told += Count(reader);
        }

        told.ShouldBe(came);
    }

    /// <summary>Bytes that a reader tells of.</summary>
    private static int Count(CableFrameReader reader)
    {
        int bytes = 0;
        while (reader.TryRead(out CableFind find))
        {
            bytes += find.Payload is null ? find.Discarded : Frame.HeaderLength + find.Payload.Length;
        }

        return bytes;
    }

    private static byte[] Wire(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(text),-Frame.HeaderLength}{text}"))];

    private static List<string> Read(byte[] wire)
    {
        CableFrameReader reader = new(1_024);
        reader.Add(wire);
        List<string> found = Drain(reader);
        for (int silences = 0; reader.IsInside && silences < wire.Length; silences++)
        {
            reader.Wait();
            found.AddRange(Drain(reader));
            reader.GiveUp();
            found.AddRange(Drain(reader));
        }

        return found;
    }

    private static List<string> Drain(CableFrameReader reader)
    {
        List<string> found = [];
        while (reader.TryRead(out CableFind find))
        {
            found.Add(find.Payload is null ? $"-{find.Discarded}" : Encoding.UTF8.GetString(find.Payload));
        }

        return found;
    }
}
