using System.Net;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;

namespace Charla.Lessons.Tap;

/// <summary>What a tap does.</summary>
internal sealed record TapOptions
{
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
}
