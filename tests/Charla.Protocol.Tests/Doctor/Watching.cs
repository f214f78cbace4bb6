using Charla.Protocol.Doctor;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Doctor;

/// <summary>A connection that a doctor watches, with a clock that the test holds.</summary>
internal sealed class Watching(DoctorOptions? options = null)
{
    private readonly FrameDoctor _doctor = new(options);

    /// <summary>Everything found so far.</summary>
    public List<Finding> Found { get; } = [];

    public IEnumerable<FindingRule> Rules => Found.Select(one => one.Rule);

    public TimeSpan Now { get; private set; }

    /// <summary>The rules that one side's bytes break when they come whole and the connection then ends.</summary>
    public static List<Finding> Whole(byte[] bytes, WireSide from = WireSide.Client) => new Watching().Says(from, bytes).Ends(from).Found;

    public Watching Says(WireSide from, params byte[][] reads)
    {
        foreach (byte[] read in reads)
        {
            Now += TimeSpan.FromMilliseconds(1);
            Found.AddRange(_doctor.Arrived(from, read, Now));
        }

        return this;
    }

    public Watching Client(string text) => Says(WireSide.Client, Wire.Utf8(text));

    public Watching Server(string text) => Says(WireSide.Server, Wire.Utf8(text));

    public Watching Asks(string text) => Says(WireSide.Client, Wire.Frame(text));

    public Watching Answers(string text) => Says(WireSide.Server, Wire.Frame(text));

    public Watching Splits(WireSide from)
    {
        _doctor.Split(from, Now);
        return this;
    }

    public Watching Waits(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        Found.AddRange(_doctor.Waited(Now));
        return this;
    }

    public Watching Ends(WireSide from)
    {
        Now += TimeSpan.FromMilliseconds(1);
        Found.AddRange(_doctor.Ended(from, Now));
        return this;
    }
}
