using Charla.Client.Connecting;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Records;
using Charla.Protocol;
using Charla.Protocol.Doctor;
using Charla.Serial.Talk;
using Charla.Window.Links;

namespace Charla.Window.Wire;

/// <summary>How the bytes of a link are looked at: what they are depends on where they go.</summary>
internal static class LinkLook
{
    public static WatchOptions Of(DialTarget target) => target switch
    {
        SerialTarget { Format.Lines: true } lines => new WatchOptions { Cutting = _ => new StreamDissection(() => new LineDissector(lines.Format.Ending)) },
        SerialTarget cable => new WatchOptions
        {
            Cutting = side => Own(side) ?? new StreamDissection(() => new CableDissector(Frame.DefaultMaxPayload)),
            Doctor = CableDoctor(),
            Silence = FrameHearing.MomentOn(cable.Line),
            Patience = FrameHearing.SilenceOn(cable.Line),
        },
        _ => new WatchOptions { Cutting = side => Own(side) ?? new StreamDissection(() => new AutoDissector(), InTheMiddle), Doctor = new FrameDoctor() },
    };

    /// <summary>What this process sends are frames that count bytes: nothing has to be found out, or waited for.</summary>
    private static StreamDissection? Own(WireSide side) =>
        side == WireSide.Client ? new StreamDissection(() => new FrameDissector(WireFormat.Auto, Counting.Bytes), InTheMiddle) : null;

    /// <summary>Where reads were missed, a stream is joined in its middle, as a cable is.</summary>
    private static CableDissector InTheMiddle() => new(Connector.InitialMaxPayload);

    /// <summary>A cable delivers bytes as it likes, and owes no answers: neither says anything about who wrote them.</summary>
    private static FrameDoctor CableDoctor()
    {
        FrameDoctor doctor = new();
        doctor.Split(WireSide.Client, TimeSpan.Zero);
        doctor.Split(WireSide.Server, TimeSpan.Zero);
        return doctor;
    }
}
