using System.Text;

namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>Frames and messages that are made to break or to exhaust their reader, each on a connection of its own.</summary>
internal sealed class Bombs : IAssault
{
    private const int Most = 65_536;

    private static readonly byte[] _hello = HostileSocket.Frame("""{"op":"hello","v":1}""");

    private static readonly byte[][] _bombs =
    [
        "9999999999"u8.ToArray(),
        "65536     "u8.ToArray(),
        "-1        "u8.ToArray(),
        "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
        new byte[200_000],
        HostileSocket.Frame([0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80]),
        [.. _hello, .. HostileSocket.Frame(new string('[', Most))],
        [.. _hello, .. HostileSocket.Frame("""{"op":"send","room":"lobby","text":"x","data":""" + new string('[', 30_000) + new string(']', 30_000) + "}")],
        [.. _hello, .. HostileSocket.Frame($$"""{"op":"{{new string('x', Most - 20)}}"}""")],
        [.. _hello, .. HostileSocket.Frame($$"""{"op":"join","room":"{{new string('\u00f1', 30_000)}}"}""")],
        [.. _hello, .. HostileSocket.Frame("""{"op":"send","room":"lobby","text":"\ud800"}""")],
        [.. _hello, .. HostileSocket.Frame([.. Encoding.UTF8.GetBytes("""{"op":"send","room":"lobby","text":" """), 0xC3, (byte)'"', (byte)'}'])],
        [.. _hello, .. HostileSocket.Frame("""{"op":"search","q":" """ + string.Concat(Enumerable.Repeat("\\\"a*b ", 8_000)) + "\"}")],
        [.. _hello, .. HostileSocket.Frame("""{"op":"history","room":"lobby","limit":2147483647,"before":9223372036854775807}""")],
        [.. Enumerable.Repeat(HostileSocket.Frame("{}"), 5_000).SelectMany(frame => frame)],
    ];

    private int _next;

    public string Name => "bombs: lengths, depth, strings, bytes";

    public Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        inFullSwing();
        return Crowd.RepeatAsync(4, TimeSpan.FromMilliseconds(20), async _ =>
        {
            int number = Interlocked.Increment(ref _next);
            using HostileSocket? socket = await HostileSocket.TryConnectAsync(ground.Port, HostileSocket.Address(number), stop);
            if (socket is not null && await socket.TrySendAsync(_bombs[number % _bombs.Length], stop))
            {
                await Task.WhenAny(socket.DrainAsync(), Crowd.Pause(TimeSpan.FromMilliseconds(50), stop));
            }
        }, stop);
    }
}
