using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Charla.Client;

/// <summary>Where a server is and what it is spoken to over.</summary>
/// <remarks>
/// Written <c>host</c>, <c>host:port</c>, <c>tcp://host:port</c> or <c>tls://host:port</c> for the framed port (5000 unless said otherwise), and
/// <c>ws://</c>, <c>wss://</c>, <c>http://</c> or <c>https://</c> for WebSocket, with the usual ports of the web and the path <c>/ws</c> unless
/// another is given. An IPv6 address with a port stands in brackets.
/// </remarks>
public sealed record ServerAddress
{
    /// <summary>The framed port where none is given.</summary>
    public const int DefaultTcpPort = 5000;

    private const string WebSocketPath = "/ws";

    private ServerAddress(ChatTransport transport, bool secure, string host, int port, string path)
    {
        Transport = transport;
        Secure = secure;
        Host = host;
        Port = port;
        Path = path;
    }

    /// <summary>What carries the conversation.</summary>
    public ChatTransport Transport { get; }

    /// <summary>Whether it goes through TLS.</summary>
    public bool Secure { get; }

    /// <summary>A name or an address; an IPv6 address without brackets.</summary>
    public string Host { get; }

    /// <summary>The port, 1 to 65,535.</summary>
    public int Port { get; }

    /// <summary>The WebSocket's path, with its leading slash; empty for TCP.</summary>
    public string Path { get; }

    /// <summary>Host and port as a person writes them.</summary>
    internal string Place => $"{(IsIPv6(Host) ? $"[{Host}]" : Host)}:{Port}";

    internal Uri WebSocketUri => new(ToString());

    /// <summary>The framed port of a host.</summary>
    /// <exception cref="FormatException">The host is neither a name nor an address, or the port is out of range.</exception>
    public static ServerAddress Tcp(string host, int port = DefaultTcpPort)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Parse($"tcp://{(IsIPv6(host) ? $"[{host}]" : host)}:{port}");
    }

    /// <summary>Reads an address as a person writes it.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ServerAddress Parse(string text) =>
        TryParse(text, out ServerAddress? address) ? address : throw new FormatException($"'{text}' is not the address of a server.");

    /// <summary>Reads an address as a person writes it; false where it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ServerAddress? address)
    {
        address = null;
        string trimmed = text?.Trim() ?? "";
        string absolute = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : $"tcp://{(IsIPv6(trimmed) ? $"[{trimmed}]" : trimmed)}";
        if (!Uri.TryCreate(absolute, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Port == 0)
        {
            return false;
        }

        address = FromScheme(uri);
        return address is not null;
    }

    /// <summary>Takes an address of one of the six schemes.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ServerAddress FromUri(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return Parse(uri.OriginalString);
    }

    /// <summary>The same place through TLS.</summary>
    public ServerAddress Secured() => new(Transport, secure: true, Host, Port, Path);

    /// <summary>The address as <see cref="Parse"/> reads it.</summary>
    public override string ToString()
    {
        string scheme = (Transport, Secure) switch
        {
            (ChatTransport.Tcp, false) => "tcp",
            (ChatTransport.Tcp, true) => "tls",
            (_, false) => "ws",
            (_, true) => "wss",
        };
        return $"{scheme}://{Place}{Path}";
    }

    private static ServerAddress? FromScheme(Uri uri) => uri.Scheme switch
    {
        "tcp" => Framed(uri, secure: false),
        "tls" => Framed(uri, secure: true),
        "ws" or "http" => Web(uri, secure: false),
        "wss" or "https" => Web(uri, secure: true),
        _ => null,
    };

    // A path behind a framed port means that its writer had something else in mind.
    private static ServerAddress? Framed(Uri uri, bool secure) => uri.PathAndQuery is "" or "/"
        ? new ServerAddress(ChatTransport.Tcp, secure, HostOf(uri), uri.Port < 0 ? DefaultTcpPort : uri.Port, "")
        : null;

    private static ServerAddress Web(Uri uri, bool secure) =>
        new(ChatTransport.WebSocket, secure, HostOf(uri), uri.Port, uri.PathAndQuery == "/" ? WebSocketPath : uri.PathAndQuery);

    private static string HostOf(Uri uri) => uri.DnsSafeHost;

    // The parser would take brackets and a port too.
    private static bool IsIPv6(string host) => !host.StartsWith('[') && IPAddress.TryParse(host, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6;
}
