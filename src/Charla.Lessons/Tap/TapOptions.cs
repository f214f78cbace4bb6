using System.Net;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>What a tap does.</summary>
internal sealed record TapOptions
{
    private static readonly TimeSpan _slowLine = TimeSpan.FromMinutes(1);

    /// <summary>Where clients come; port 0 takes any that is free.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>The server's name or address. Nothing else is ever dialled.</summary>
    public required string Host { get; init; }

    /// <summary>The server's port.</summary>
    public required int Port { get; init; }

    /// <summary>How the bytes are read; <see cref="WireFormat.Auto"/> finds out from the first of them.</summary>
    public WireFormat Format { get; init; } = WireFormat.Auto;

    /// <summary>Whether the frame doctor watches.</summary>
    public bool HasDoctor { get; init; } = true;

    /// <summary>How the network misbehaves; by default it doesn't.</summary>
    public Mischief Mischief { get; init; } = new();

    /// <summary>How each connection is looked at.</summary>
    public WatchOptions ForWatch() => new() { Cutting = _ => new StreamDissection(Format), Doctor = HasDoctor && MayBeFrames ? new FrameDoctor(Patient()) : null };

    // Who says that these are no frames does not want to hear what is wrong with their headers.
    private bool MayBeFrames => Format is not (WireFormat.Lines or WireFormat.WebSocket or WireFormat.Plain);

    /// <summary>An answer may come later than by itself through what is done to the connection on purpose.</summary>
    private DoctorOptions Patient()
    {
        DoctorOptions options = new();
        TimeSpan lateness = ((Mischief.Delay + Mischief.Jitter) * 2) + (Mischief.Baud is null ? TimeSpan.Zero : _slowLine);
        return options with { AnswerLimit = options.AnswerLimit + lateness };
    }
}
