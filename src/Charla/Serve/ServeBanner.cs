using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Charla.Gateways.Serial;
using Charla.Protocol;
using Charla.Server;
using Charla.Server.Tls;

namespace Charla.Serve;

/// <summary>What is printed when the server is ready: where to connect from here and from elsewhere, the folder, the limits.</summary>
internal static class ServeBanner
{
    private static readonly Bilingual _ready = new("charla «{0}» está en marcha. Ctrl+C la detiene.", "charla \"{0}\" is running. Ctrl+C stops it.");
    private static readonly Bilingual _open = new("Ábrela en el navegador: {0}", "Open it in a browser: {0}");
    private static readonly Bilingual _noPage = new("Construida sin la página web, que necesita Node; {0} dice qué funciona sin ella.", "Built without the web page, which needs Node; {0} says what works without it.");
    private static readonly Bilingual _here = new("Desde este equipo:", "From this machine:");
    private static readonly Bilingual _course = new("(el programa del curso)", "(the course's program)");
    private static readonly Bilingual _elsewhere = new("Desde los demás:", "From the others:");
    private static readonly Bilingual _onlyHere = new("Solo se llega desde este equipo; con --lan, también desde la red.", "Only this machine can reach it; with --lan, the network can too.");
    private static readonly Bilingual _folder = new("Datos: {0}", "Data: {0}");
    private static readonly Bilingual _serial = new("Dispositivos serie:", "Serial devices:");
    private static readonly Bilingual _connected = new("conectado", "connected");
    private static readonly Bilingual _device = new("  {0}, sala {1}: {2} ({3}): {4}", "  {0}, room {1}: {2} ({3}): {4}");
    private static readonly Bilingual _tls = new(
        "TLS en los dos puertos: tls://, https://, wss://. Huella para comparar: {0} (la del propio certificado, válido hasta {1}: {2})",
        "TLS on both ports: tls://, https://, wss://. Fingerprint to compare: {0} (of the certificate itself, valid until {1}: {2})");

    private static readonly Bilingual _limit = new("Conexiones a la vez: {0}", "Connections at once: {0}");

    public static void Print(TextWriter output, CharlaServer server, Language language)
    {
        output.WriteLine(_ready.With(server.Options.Name).In(language));
        IPAddress? bound = server.Options.Address;
        IPAddress here = bound ?? IPAddress.Loopback;
        string page = $"{(server.Options.Encryption.IsOn ? "https" : "http")}://{(here.Equals(IPAddress.Loopback) ? "localhost" : Host(here))}:{server.HttpPort}/";
        output.WriteLine((server.HasPage ? _open : _noPage).With(page).In(language));
        output.WriteLine(_here.In(language));
        PrintAddress(output, server, here, language);
        if (bound is null)
        {
            output.WriteLine(_elsewhere.In(language));
            foreach (IPAddress address in Own())
            {
                PrintAddress(output, server, address, language);
            }
        }
        else if (IPAddress.IsLoopback(bound))
        {
            output.WriteLine($"  {_onlyHere.In(language)}");
        }

        if (server.Certificates is { } certificates)
        {
            output.WriteLine(_tls.With(certificates.Fingerprint, $"{certificates.ValidUntil:yyyy-MM-dd}", certificates.OwnFingerprint).In(language));
        }

        output.WriteLine(_folder.With(Path.GetFullPath(server.Options.Data)).In(language));
        PrintSerial(output, server.SerialDevices, language);
        output.WriteLine(_limit.With(server.Chat.Limits.MaxConnections).In(language));
    }

    private static void PrintSerial(TextWriter output, IReadOnlyList<SerialGateway> devices, Language language)
    {
        if (devices.Count > 0)
        {
            output.WriteLine(_serial.In(language));
        }

        foreach (SerialGateway gateway in devices)
        {
            string state = (gateway.Problem ?? _connected).In(language);
            SerialDevice device = gateway.Device;
            output.WriteLine(_device.With(device.Name, device.Room, device.Line.Path, device.Line, state).In(language));
        }
    }

    private static void PrintAddress(TextWriter output, CharlaServer server, IPAddress address, Language language)
    {
        string host = Host(address);
        TlsOptions encryption = server.Options.Encryption;
        string secure = encryption.IsOn ? "s" : "";
        output.WriteLine($"  charla chat {(encryption.IsOn ? "--tls " : "")}{host}:{server.Port}");
        if (IsV4(address) && server.Port == ServerOptions.DefaultPort && !encryption.TlsOnly)
        {
            output.WriteLine($"  python3 chat.py {host}    {_course.In(language)}");
        }

        output.WriteLine($"  http{secure}://{host}:{server.HttpPort}/    ws{secure}://{host}:{server.HttpPort}/ws");
        string[] irc = [.. new[] { server.Irc.Plain is { } plain ? $"irc://{host}:{plain}" : null, server.Irc.Secure is { } tls ? $"ircs://{host}:{tls}" : null }.OfType<string>()];
        if (irc.Length > 0)
        {
            output.WriteLine($"  {string.Join("    ", irc)}");
        }
    }

    private static bool IsV4(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork;

    private static string Host(IPAddress address) => IsV4(address) ? address.ToString() : $"[{address}]";

    private static IEnumerable<IPAddress> Own() =>
        from card in NetworkInterface.GetAllNetworkInterfaces()
        where card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback
        from address in card.GetIPProperties().UnicastAddresses
        where !address.Address.IsIPv6LinkLocal
        select address.Address;
}
