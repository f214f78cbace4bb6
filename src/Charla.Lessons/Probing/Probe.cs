using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Charla.Lessons.Probing;

/// <summary><c>connect_ex</c>: tries to connect and says what came of it, instead of failing.</summary>
internal static class Probe
{
    /// <summary>Tries every address of a host, IPv4 and IPv6, one after the other.</summary>
    /// <param name="host">A name or an address.</param>
    /// <param name="port">A TCP port.</param>
    /// <param name="timeout">For the name, and again for each address.</param>
    /// <param name="stop">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public static async IAsyncEnumerable<ProbeResult> RunAsync(string host, int port, TimeSpan timeout, [EnumeratorCancellation] CancellationToken stop)
    {
        Stopwatch clock = Stopwatch.StartNew();
        (IPAddress[] addresses, SystemError? unresolved) = await LessonDialer.ResolveAsync(host, timeout, stop);
        if (unresolved is not null)
        {
            yield return new ProbeResult(null, unresolved, clock.Elapsed);
        }

        foreach (IPAddress address in addresses)
        {
            clock.Restart();
            (Socket? socket, SystemError? error) = await LessonDialer.ConnectAsync(new IPEndPoint(address, port), timeout, stop);
            TimeSpan took = clock.Elapsed;
            socket?.Dispose();
            yield return new ProbeResult(address, error, took);
        }
    }
}
