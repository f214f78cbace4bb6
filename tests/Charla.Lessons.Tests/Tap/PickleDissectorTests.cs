using System.Text;
using Charla.Lessons.Tap.Dissect;

namespace Charla.Lessons.Tests.Tap;

public sealed class PickleDissectorTests
{
    /// <summary><c>pickle.dumps({'a': 1}, 2)</c></summary>
    private static readonly byte[] _harmless = Convert.FromHexString("80027d710058010000006171014b01732e");

    [Fact]
    public void A_pickle_in_a_frame_is_shown_as_python_prints_it()
    {
        WireUnit unit = Dissected.Reads(WireFormat.Auto, [.. Encoding.ASCII.GetBytes($"{_harmless.Length,-10}"), .. _harmless]).ShouldHaveSingleItem();
        unit.Kind.ShouldBe(UnitKind.Frame);
        unit.Format.ShouldBe(WireFormat.Pickle);
        unit.Reading.ShouldBe("{'a': 1}");
    }

    [Fact]
    public void Pickles_without_frames_end_where_their_reading_does()
    {
        byte[] stream = [.. _harmless, .. _harmless];
        for (int cut = 1; cut < stream.Length; cut++)
        {
            IReadOnlyList<WireUnit> units = Dissected.Reads(WireFormat.Pickle, stream[..cut], stream[cut..]);
            units.Select(unit => unit.Reading).ShouldBe(["{'a': 1}", "{'a': 1}"], $"cut at {cut}");
        }
    }

    [Fact]
    public void One_that_would_run_code_is_refused_by_name()
    {
        byte[] pickle = [0x80, 2, .. Encoding.ASCII.GetBytes("cos\nsystem\nX\u0001\0\0\0x"), 0x85, (byte)'R', (byte)'.'];
        WireUnit unit = Dissected.Reads(WireFormat.Auto, [.. Encoding.ASCII.GetBytes($"{pickle.Length,-10}"), .. pickle]).ShouldHaveSingleItem();
        unit.Reading.ShouldBeNull();
        unit.Note!.Value.English.ShouldContain("os.system");
    }
}
