using System.Net.Sockets;
using System.Text;

namespace Charla.Server.Operating;

/// <summary>Tells systemd how the server is, where it was started by a unit of <c>Type=notify</c>; else nobody.</summary>
internal static class ServiceManager
{
    public const string Variable = "NOTIFY_SOCKET";

    public static void TellReady() => Tell("READY=1");

    public static void TellStopping() => Tell("STOPPING=1");

    private static void Tell(string state)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } place)
        {
            return;
        }

        try
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

            // A name that begins with @ is one of the kernel's, and none of a file.
            socket.Connect(new UnixDomainSocketEndPoint(place[0] == '@' ? '\0' + place[1..] : place));
            socket.Send(Encoding.UTF8.GetBytes(state));
        }
        catch (SocketException)
        {
            // Nobody listens: then nobody waits for it either.
        }
    }
}
