using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Probing;

namespace Charla.Lessons.Tests;

public sealed class ProbeTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task A_port_that_somebody_listens_on_is_open(string address)
    {
        using Socket listener = Listen(IPAddress.Parse(address));

        ProbeResult[] results = await ProbeAsync(address, PortOf(listener));

        results.ShouldHaveSingleItem().Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_has_the_number_and_the_name_of_the_system()
    {
        int port;
        using (Socket listener = Listen(IPAddress.Loopback))
        {
            port = PortOf(listener);
        }

        ProbeResult result = (await ProbeAsync("127.0.0.1", port)).ShouldHaveSingleItem();

        result.Error!.Name.ShouldBe("ECONNREFUSED");
        result.Code.ShouldBe(OperatingSystem.IsLinux() ? 111 : 61);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told_as_such()
    {
        ProbeResult result = (await ProbeAsync("no-such-host.invalid", 80)).ShouldHaveSingleItem();

        result.Address.ShouldBeNull();
        result.Error!.Name.ShouldBeOneOf("EAI_NONAME", "EAI_AGAIN");
        result.Code.ShouldBeNegative();
    }

    [Fact]
    public async Task A_name_that_no_name_can_be_is_unknown_and_no_crash()
    {
        (await ProbeAsync(new string('x', 300), 80)).ShouldHaveSingleItem().Error!.Name.ShouldBe("EAI_NONAME");
    }

    [Fact]
    public async Task A_port_whose_queue_is_full_times_out()
    {
        // A listener that never accepts, its queue of one taken: further attempts get no answer, as from a silent firewall.
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        List<Socket> waiting = [];
        try
        {
            ProbeResult result;
            do
            {
                Socket next = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                waiting.Add(next);
                _ = next.ConnectAsync(listener.LocalEndPoint!);
                result = (await ProbeAsync("127.0.0.1", PortOf(listener), TimeSpan.FromMilliseconds(300)))[0];
            }
            while (result.Error is null && waiting.Count < 20);

            result.Error!.Name.ShouldBe("ETIMEDOUT");
            result.Code.ShouldBe(OperatingSystem.IsLinux() ? 110 : 60);
        }
        finally
        {
            waiting.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task A_lesson_that_can_not_connect_says_why_in_both_languages()
    {
        int port;
        using (Socket listener = Listen(IPAddress.Loopback))
        {
            port = PortOf(listener);
        }

        LessonException failure = await Should.ThrowAsync<LessonException>(() => LessonDialer.DialAsync("127.0.0.1", port, CancellationToken.None));

        failure.Text.Spanish.ShouldContain("rechazada");
        failure.Text.English.ShouldContain("refused");
    }

    [Fact]
    public async Task A_lesson_whose_port_is_taken_says_so()
    {
        using Socket listener = Listen(IPAddress.Loopback);

        LessonException failure = await Should.ThrowAsync<LessonException>(() => LessonListener.ListenAsync("127.0.0.1", PortOf(listener), CancellationToken.None));

        failure.Text.English.ShouldContain("EADDRINUSE");
    }

    private static Socket Listen(IPAddress address)
    {
        Socket listener = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, 0));
        listener.Listen();
        return listener;
    }

    private static int PortOf(Socket listener) => ((IPEndPoint)listener.LocalEndPoint!).Port;

    private static async Task<ProbeResult[]> ProbeAsync(string host, int port, TimeSpan? timeout = null)
    {
        List<ProbeResult> results = [];
        await foreach (ProbeResult result in Probe.RunAsync(host, port, timeout ?? _limit, CancellationToken.None))
        {
            results.Add(result);
        }

        return [.. results];
    }
}
