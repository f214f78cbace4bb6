using System.Net;

namespace Charla.Bench;

/// <summary>What is measured.</summary>
internal enum BenchMode
{
    /// <summary>Some members speak, all hear.</summary>
    Load,

    /// <summary>Every member speaks, and goes on as its acks come.</summary>
    Acks,

    /// <summary>Nobody says anything.</summary>
    Idle,
}

internal enum BenchDialect
{
    Plain,
    Charla,
}

/// <summary>One measurement. Every property says its default and its unit.</summary>
internal sealed record BenchOptions
{
    public BenchMode Mode { get; init; }

    /// <summary>Where a running server listens. Default: this machine.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The framed port of a running server; null starts one.</summary>
    public int? Port { get; init; }

    /// <summary>The running server's process, to measure its CPU and memory; null leaves them out.</summary>
    public int? Pid { get; init; }

    /// <summary>A folder on the disk to measure: that of the server to be started, and of the bare writes. Default: the system's temporary one.</summary>
    public string? Data { get; init; }

    public BenchDialect Dialect { get; init; }

    /// <summary>The room of the charla dialect; the plain one knows the lobby only. Default <c>bench</c>.</summary>
    public string Room { get; init; } = "bench";

    /// <summary>Connections. Default 100.</summary>
    public int Members { get; init; } = 100;

    /// <summary>How many of the members speak. Default 4.</summary>
    public int Senders { get; init; } = 4;

    /// <summary>Messages a second of all senders together; 0, the default, is as fast as the window lets them.</summary>
    public double Rate { get; init; }

    /// <summary>Messages on their way: of all senders together, as the first member sees it; measuring acks, of each sender. Default 64.</summary>
    public int Window { get; init; } = 64;

    /// <summary>Bytes of a message's text. Default 100.</summary>
    public int Bytes { get; init; } = 100;

    /// <summary>Seconds that count. Default 5.</summary>
    public double Seconds { get; init; } = 5;

    /// <summary>Seconds of the same load before those that count. Default 1.</summary>
    public double Warmup { get; init; } = 1;

    /// <summary>Seconds without any delivery after which what is still missing counts as lost. Default 5.</summary>
    public double Patience { get; init; } = 5;
}
