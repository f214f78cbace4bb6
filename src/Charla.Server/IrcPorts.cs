using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Charla.Server;

/// <summary>Which ports IRC has. One that nobody has asked for is done without where something else has it.</summary>
/// <param name="Plain">The port; 0 is any free one, null none.</param>
/// <param name="Secure">The port for TLS alone, in the same way.</param>
internal sealed record IrcPorts(int? Plain, int? Secure)
{
    /// <summary>The ports that the settings come to.</summary>
    /// <exception cref="FormatException">One is no port.</exception>
    public static IrcPorts Of(ServerOptions options)
    {
        int? plain = options.IrcPort is null ? Free(options, ServerOptions.DefaultIrcPort) : Parse(options.IrcPort, "irc-port");
        int? secure = !options.Encryption.IsOn || (plain is null && options.IrcTlsPort is null) ? null
            : options.IrcTlsPort is null ? Free(options, ServerOptions.DefaultIrcTlsPort) : Parse(options.IrcTlsPort, "irc-tls-port");
        return new IrcPorts(plain, secure);
    }

    /// <exception cref="FormatException">It is no port.</exception>
    public static int? Parse(string word, string setting) => word switch
    {
        "off" or "none" or "0" => null,
        "any" => 0,
        _ when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65_535 => port,
        _ => throw new FormatException($"{setting} = {word}"),
    };

    private static int? Free(ServerOptions options, int port)
    {
        if (options.Port == 0)
        {
            return null;
        }

        try
        {
            using TcpListener probe = new(options.Address ?? IPAddress.Any, port);
            probe.Start();
            return port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
