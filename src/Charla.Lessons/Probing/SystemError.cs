using System.Net.Sockets;
using Charla.Protocol;

namespace Charla.Lessons.Probing;

/// <summary>An error of the operating system's socket calls: its number here, its name everywhere, and what it means to a person.</summary>
/// <param name="Number">What <c>connect_ex</c> would return on this system; negative for an error of name resolution, as in <c>netdb.h</c>.</param>
/// <param name="Name">The constant's name, such as <c>ECONNREFUSED</c>.</param>
/// <param name="Meaning">What happened, and what to look at.</param>
internal sealed record SystemError(int Number, string Name, Bilingual Meaning)
{
    private static readonly Bilingual _other = new("El sistema operativo dice: {0}", "The operating system says: {0}");

    private static readonly Dictionary<SocketError, (string Name, Bilingual Meaning)> _known = new()
    {
        [SocketError.ConnectionRefused] = ("ECONNREFUSED", new(
            "rechazada: la máquina está ahí, pero nadie escucha en ese puerto. ¿Está el servidor en marcha? ¿Es ese el puerto?",
            "refused: the machine is there, but nobody listens on that port. Is the server running? Is it the right port?")),
        [SocketError.TimedOut] = ("ETIMEDOUT", new(
            "sin respuesta: nada contestó a tiempo. La máquina está apagada, la dirección no es esa, o un cortafuegos se calla.",
            "timed out: nothing answered in time. The machine is off, the address is another, or a firewall keeps silent.")),
        [SocketError.NetworkUnreachable] = ("ENETUNREACH", new(
            "sin camino: este equipo no sabe llegar a esa red. Mira el cable, el wifi y la puerta de enlace.",
            "no route: this machine knows no way to that network. Look at the cable, the Wi-Fi and the gateway.")),
        [SocketError.HostUnreachable] = ("EHOSTUNREACH", new(
            "inalcanzable: se llega a la red, pero esa máquina no contesta, o un cortafuegos lo prohíbe.",
            "unreachable: the network is there, but that machine does not answer, or a firewall forbids it.")),
        [SocketError.NetworkDown] = ("ENETDOWN", new("la red de este equipo está caída.", "this machine's network is down.")),
        [SocketError.HostDown] = ("EHOSTDOWN", new("esa máquina está apagada.", "that machine is down.")),
        [SocketError.AccessDenied] = ("EACCES", new(
            "prohibida: este sistema no deja conectar ahí (una dirección de difusión, o una regla del cortafuegos).",
            "forbidden: this system does not allow connecting there (a broadcast address, or a rule of the firewall).")),
        [SocketError.AddressNotAvailable] = ("EADDRNOTAVAIL", new(
            "esa dirección no sirve como destino, o no quedan puertos libres en este equipo.",
            "that address can't be a destination, or this machine has no free port left.")),
        [SocketError.AddressFamilyNotSupported] = ("EAFNOSUPPORT", new("este equipo no habla esa versión de IP.", "this machine does not speak that version of IP.")),
        [SocketError.AddressAlreadyInUse] = ("EADDRINUSE", new(
            "ocupada: otro programa ya escucha en ese puerto. Ciérralo, o elige otro puerto.",
            "in use: another program listens on that port already. End it, or choose another port.")),
        [SocketError.ConnectionReset] = ("ECONNRESET", new("el otro extremo cortó la conexión en seco.", "the other end cut the connection short.")),
        [SocketError.TooManyOpenSockets] = ("EMFILE", new("este programa no puede abrir más sockets.", "this program can't open any more sockets.")),
        [SocketError.HostNotFound] = ("EAI_NONAME", new(
            "nombre desconocido: nadie sabe qué dirección tiene ese nombre. Mira cómo está escrito, o usa la dirección IP.",
            "unknown name: nobody knows the address of that name. Check its spelling, or use the IP address.")),
        [SocketError.TryAgain] = ("EAI_AGAIN", new(
            "ningún servidor de nombres contesta. ¿Hay red? Con la dirección IP no hace falta.",
            "no name server answers. Is there a network? With the IP address none is needed.")),
        [SocketError.NoData] = ("EAI_NODATA", new("ese nombre existe, pero no tiene dirección IP.", "that name exists, but has no IP address.")),
    };

    public static SystemError Of(SocketException error) =>
        _known.TryGetValue(error.SocketErrorCode, out (string Name, Bilingual Meaning) known)
            ? new SystemError(NumberOf(error), known.Name, known.Meaning)
            : new SystemError(NumberOf(error), error.SocketErrorCode.ToString(), _other.With(error.Message));

    public static SystemError Of(SocketError error) => Of(new SocketException((int)error));

    // getaddrinfo has numbers of its own: those of glibc and musl, and of macOS.
    private static int NumberOf(SocketException error) => error.SocketErrorCode switch
    {
        SocketError.HostNotFound => OperatingSystem.IsLinux() ? -2 : 8,
        SocketError.TryAgain => OperatingSystem.IsLinux() ? -3 : 2,
        SocketError.NoData => OperatingSystem.IsLinux() ? -5 : 7,
        _ => error.NativeErrorCode,
    };
}
