using System.Text;
using Charla.Protocol.Doctor;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Doctor;

/// <summary>Each mistake by its bytes, wherever the network cuts them.</summary>
public sealed class FrameDoctorTests
{
    public static TheoryData<string, byte[], string> Mistakes => MistakeBytes.All;

    [Fact]
    public void Many_nuls_before_a_digit_are_no_header_and_hurt_nobody()
    {
        byte[] bytes = [.. new byte[12], (byte)'3', .. new byte[8]];
        Should.NotThrow(() => FrameDoctor.Examine(bytes, opens: true, Frame.DefaultMaxPayload)).ShouldNotBeNull();
        Should.NotThrow(() => FrameDoctor.Examine(bytes, opens: false, Frame.DefaultMaxPayload));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_once_with_its_bytes_marked(string rule, byte[] bytes, string marked)
    {
        Finding found = Watching.Whole(bytes).ShouldHaveSingleItem();

        found.Rule.ToString().ShouldBe(rule);
        found.By.ShouldBe(WireSide.Client);
        Encoding.UTF8.GetString(found.Bytes.Span.Slice(found.MarkStart, found.MarkLength)).ShouldBe(marked.Trim(marked.Trim().Length > 0 && char.IsAsciiDigit(marked[0]) && rule.StartsWith("Counts", StringComparison.Ordinal) ? ' ' : '\uffff'));
        bytes.AsSpan((int)found.Offset, found.Bytes.Length).SequenceEqual(found.Bytes.Span).ShouldBeTrue();
        found.Bytes.Length.ShouldBeLessThanOrEqualTo(64);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_finding_is_the_same_wherever_the_bytes_are_cut(string rule, byte[] bytes, string marked)
    {
        _ = marked;
        string whole = Describe(Watching.Whole(bytes));
        whole.ShouldStartWith(rule);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            Describe(new Watching().Says(WireSide.Client, Wire.Cut(bytes, cut)).Ends(WireSide.Client).Found).ShouldBe(whole, $"cut at {cut}");
        }

        byte[][] single = [.. bytes.Select(one => new[] { one })];
        Describe(new Watching().Says(WireSide.Client, single).Ends(WireSide.Client).Found).ShouldBe(whole, "byte by byte");
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_server_makes_the_same_mistakes(string rule, byte[] bytes, string marked)
    {
        _ = marked;
        Finding found = Watching.Whole(bytes, WireSide.Server).ShouldHaveSingleItem();
        (found.Rule.ToString(), found.By).ShouldBe((rule, WireSide.Server));
    }

    private static string Describe(IEnumerable<Finding> found) => string.Join('\n', found.Select(one =>
        $"{one.Rule} {one.By} {one.Offset} {Convert.ToHexString(one.Bytes.Span)} {one.MarkStart} {one.MarkLength} {one.Mistake.Spanish} {one.Mistake.English}"));
}
