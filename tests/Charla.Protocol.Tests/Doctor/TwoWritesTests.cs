using Charla.Protocol.Doctor;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Doctor;

public sealed class TwoWritesTests
{
    private static readonly string[] _talk = ["ana> hola", "ana> ¿qué tal estás?", "", "ana> yo muy bien, gracias", "ana> ok"];

    [Fact]
    public void Header_and_payload_in_two_reads_frame_after_frame_are_two_writes()
    {
        Finding found = new Watching().Says(WireSide.Client, InTwo(_talk)).Ends(WireSide.Client).Found.ShouldHaveSingleItem();

        (found.Rule, found.By).ShouldBe((FindingRule.TwoSmallWrites, WireSide.Client));
        found.Mistake.Spanish.ShouldContain("en 4 tramas seguidas");
        found.Mistake.Spanish.ShouldContain("1.0 ms después");
        found.MarkStart.ShouldBe(Frame.HeaderLength);
    }

    [Fact]
    public void It_is_told_once() => new Watching().Says(WireSide.Server, InTwo([.. _talk, .. _talk, .. _talk])).Rules.ShouldBe([FindingRule.TwoSmallWrites]);

    [Fact]
    public void Three_frames_are_no_habit() => new Watching().Says(WireSide.Client, InTwo(_talk[..4])).Rules.ShouldBeEmpty();

    [Fact]
    public void One_frame_in_one_read_breaks_the_row() =>
        new Watching().Says(WireSide.Client, [.. InTwo(_talk[..4]), Wire.Frame("entera"), .. InTwo(_talk[..4])]).Rules.ShouldBeEmpty();

    [Fact]
    public void A_path_that_cuts_everything_into_tens_is_no_writer()
    {
        string[] small = [.. Enumerable.Range(0, 20).Select(i => new string('x', 1 + (i % 10)))];
        new Watching().Says(WireSide.Client, InTwo(small)).Rules.ShouldBeEmpty();

        byte[][] tens = [.. Wire.Joined(Wire.Frames(Counting.Bytes, _talk)).Chunk(10)];
        new Watching().Says(WireSide.Client, tens).Rules.ShouldBeEmpty();
    }

    [Fact]
    public void A_payload_that_comes_late_is_the_network()
    {
        Watching watching = new();
        foreach (byte[] read in InTwo([.. _talk, .. _talk]))
        {
            watching.Says(WireSide.Client, read).Waits(0.5);
        }

        watching.Rules.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_splits_on_purpose_is_not_mistaken_for_the_writer() =>
        new Watching().Splits(WireSide.Client).Says(WireSide.Client, InTwo(_talk)).Rules.ShouldBeEmpty();

    private static byte[][] InTwo(IEnumerable<string> talk) =>
        [.. Wire.Frames(Counting.Bytes, talk).SelectMany(frame => Wire.Cut(frame, Frame.HeaderLength)).Where(read => read.Length > 0)];
}
