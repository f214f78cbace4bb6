using System.Net;
using Charla.Core;
using Charla.Core.Accounts;
using Charla.Protocol;
using Charla.Server.Tls;

namespace Charla.Server;

/// <summary>Everything an operator can set. The names are those of the settings file and, with <c>CHARLA_</c> in front, of the environment.</summary>
internal sealed record ServerOptions
{
    public const int DefaultPort = 5000;
    public const int DefaultHttpPort = 5080;
    public const int DefaultIrcPort = 6667;
    public const int DefaultIrcTlsPort = 6697;
    public const string DefaultFolder = "./charla-data";

    /// <summary>TCP port of the framed protocol. Default 5000, as in the course. 0 takes any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>TCP port of HTTP and WebSocket. Default 5080. 0 takes any free one.</summary>
    public int HttpPort { get; init; } = DefaultHttpPort;

    /// <summary>TCP port of IRC: a number, <c>off</c> (or <c>none</c>, or 0) or <c>any</c> free one. Default 6667, unless <see cref="Port"/> is any free one or something else has it: then there is none.</summary>
    public string? IrcPort { get; init; }

    /// <summary>TCP port of IRC that speaks nothing but TLS, in the same words. Default 6697 where there are TLS and IRC, with the same exceptions.</summary>
    public string? IrcTlsPort { get; init; }

    /// <summary>The address to listen on. Default: loopback only.</summary>
    public string? Bind { get; init; }

    /// <summary>Listen on every address of this machine. Default false.</summary>
    public bool Lan { get; init; }

    /// <summary>The folder that holds everything. Default <c>./charla-data</c>.</summary>
    public string Data { get; init; } = DefaultFolder;

    /// <summary>The server's name, shown to everyone. Default <c>charla</c>.</summary>
    public string Name { get; init; } = "charla";

    /// <summary>The greeting's text. Default: a sentence in the server's language.</summary>
    public string? Welcome { get; init; }

    /// <summary><c>es</c> or <c>en</c>: the language of whoever has not chosen one. Default: the system's.</summary>
    public string? Lang { get; init; }

    /// <summary>How much peers may ask of the server. In the settings file and the environment these stand beside the others: <c>maxPayload</c>, <c>CHARLA_MAXPAYLOAD</c>.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>How the ports speak TLS. These stand beside the others too.</summary>
    public TlsOptions Encryption { get; init; } = new();

    /// <summary>Devices on serial lines that are members of rooms, each as <c>/dev/ttyUSB0,115200,room=lab,name=horno,lines</c>. Default none.</summary>
    public IReadOnlyList<string> Serial { get; init; } = [];

    /// <summary>Web pages of other addresses that may talk to this server, each as <c>https://host[:port]</c>. The server's own page always may. Default none.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Who may make an account: <c>open</c>, <c>invite</c> or <c>closed</c>. Default open.</summary>
    public string Registration { get; init; } = "open";

    /// <summary>Whether those without an account may come in: <c>yes</c> or <c>no</c>. Default yes. Without them, plain clients can't.</summary>
    public string Guests { get; init; } = "yes";

    /// <summary>Who is shown what was measured, at <c>/metrics</c>: <c>local</c> (this machine), <c>all</c> or <c>off</c>. Default local.</summary>
    public string Metrics { get; init; } = "local";

    /// <summary>How the log is written: <c>text</c> or <c>json</c>, an object in each line. Default text.</summary>
    public string LogFormat { get; init; } = "text";

    /// <summary>The least important that is logged: <c>debug</c>, <c>info</c>, <c>warning</c>, <c>error</c> or <c>none</c>. Default info.</summary>
    public string LogLevel { get; init; } = "info";

    /// <summary>Free megabytes of the data folder's disk under which a warning is given. Default 0: 10 % of the disk, but at least 500 and at the most 5,000.</summary>
    public int DiskWarnMegabytes { get; init; }

    /// <summary><see cref="LogLevel"/> as the framework has it.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public Microsoft.Extensions.Logging.LogLevel LeastLevel => LogLevel switch
    {
        "debug" => Microsoft.Extensions.Logging.LogLevel.Debug,
        "info" => Microsoft.Extensions.Logging.LogLevel.Information,
        "warning" => Microsoft.Extensions.Logging.LogLevel.Warning,
        "error" => Microsoft.Extensions.Logging.LogLevel.Error,
        "none" => Microsoft.Extensions.Logging.LogLevel.None,
        _ => throw new FormatException($"log-level = {LogLevel}"),
    };

    /// <summary>The address to listen on; null is every address of this machine.</summary>
    /// <exception cref="FormatException"><see cref="Bind"/> is no address.</exception>
    public IPAddress? Address => Bind is not null ? IPAddress.Parse(Bind) : Lan ? null : IPAddress.Loopback;

    /// <summary>What the chat itself needs of this.</summary>
    public ChatOptions ForChat(Language language, int maxConnections) => new()
    {
        ServerName = Name,
        Welcome = Welcome,
        Language = language,
        Limits = Limits.MaxConnections > 0 ? Limits with { MaxConnections = Math.Min(Limits.MaxConnections, maxConnections) } : Limits with { MaxConnections = maxConnections },
        Accounts = new AccountOptions { Registration = Enum.Parse<Registration>(Registration, ignoreCase: true), Guests = Guests == "yes" },
    };
}
