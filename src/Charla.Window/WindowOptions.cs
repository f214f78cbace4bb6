using Charla.Protocol;
using Charla.Serial;
using Charla.Web;

namespace Charla.Window;

/// <summary>How the process behind the window behaves. Every wait has a limit.</summary>
internal sealed record WindowOptions
{
    /// <summary>The port of the loopback to listen on; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The language of a page that asks for none.</summary>
    public Language Language { get; init; }

    /// <summary>Whether servers are talked to through TLS. Default false.</summary>
    public bool IsSecure { get; init; }

    /// <summary>What the page consists of.</summary>
    public IPageFiles Page { get; init; } = new EmbeddedPageFiles();

    /// <summary>How long a page may take to say where to, and then to introduce itself. 10 s by default.</summary>
    public TimeSpan PageLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Limit for finding a host and connecting to it, or for opening a serial port. 10 s by default.</summary>
    public TimeSpan DialLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a server may take to greet before it counts as one of the course; longer where connecting itself took long. 500 ms by default.</summary>
    public TimeSpan GreetingLimit { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Limit for the answer to <c>hello</c>. 10 s by default.</summary>
    public TimeSpan WelcomeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long a server that takes nothing is gone. 40 s by default.</summary>
    public TimeSpan WriteLimit { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How long the echo of what was said in plain is waited for. 2 s by default.</summary>
    public TimeSpan EchoLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Opens a serial port.</summary>
    public Func<SerialSettings, ISerialPort> OpenPort { get; init; } = SerialPort.Open;

    /// <summary>The clock of every limit above.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
