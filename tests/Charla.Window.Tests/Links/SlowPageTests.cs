using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Links;

public sealed class SlowPageTests
{
    private const int Messages = 30_000;
    private const int TextLength = 3_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_does_not_read_keeps_the_server_waiting_and_loses_nothing(bool speaksCharla)
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = speaksCharla ? Patience.Limit : TimeSpan.FromMilliseconds(1) });
        using FakeServer server = new();
        using WindowPage page = await window.OpenAsync();
        await page.SayAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port });
        FakePeer peer = await server.AcceptAsync();
        await EnterAsync(page, peer, speaksCharla);
        string text = new('x', TextLength);
        long written = 0;
        Task writing = Task.Run(async () =>
        {
            for (long seq = 1; seq <= Messages; seq++)
            {
                await (speaksCharla
                    ? peer.SendRawAsync(MessageWriter.Frame(new MessageEvent { Room = "lobby", Seq = seq, From = "luis", Text = text }))
                    : peer.SendRawAsync(System.Text.Encoding.ASCII.GetBytes($"{TextLength + 6,-10}luis> {text}")));
                Interlocked.Exchange(ref written, seq);
            }
        });

        // What fits into the buffers of both connections is written, and then no more.
        (await StallsAsync(() => Interlocked.Read(ref written))).ShouldBeLessThan(Messages);
        for (long seq = 1; seq <= Messages; seq++)
        {
            (await page.HearNextAsync("message")).Number("seq").ShouldBe(seq);
        }

        await writing.Within();
    }

    [Fact]
    public async Task A_server_that_takes_nothing_keeps_the_page_waiting_and_is_given_up()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = Patience.Limit, WriteLimit = TimeSpan.FromSeconds(3) });
        using FakeServer server = new();
        using WindowPage page = await window.OpenAsync();
        await page.SayAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port });
        FakePeer peer = await server.AcceptAsync();
        await EnterAsync(page, peer, speaksCharla: true);
        string text = new('x', 50_000);
        long said = 0;
        using CancellationTokenSource enough = new();
        Task saying = Task.Run(async () =>
        {
            for (; !enough.IsCancellationRequested && said < Messages; Interlocked.Increment(ref said))
            {
                await page.SayAsync(new { op = "send", room = "lobby", text });
            }
        });
        (await page.HearNextAsync("link_lost")).Text("failure").ShouldBe("timed_out");
        said.ShouldBeLessThan(Messages);
        await enough.CancelAsync();
        page.Dispose();
        await saying.ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    private static async Task EnterAsync(WindowPage page, FakePeer peer, bool speaksCharla)
    {
        if (speaksCharla)
        {
            await peer.GreetAsync();
        }

        await page.HearAsync("dialed");
        await page.SayAsync(new { op = "hello", v = 1, name = "ana", @ref = "1" });
        if (speaksCharla)
        {
            await peer.WelcomeAsync();
            await page.HearAsync("welcome");
        }
        else
        {
            await page.JoinAsync();
        }
    }

    /// <summary>Waits until the count has not moved for a while, and returns it.</summary>
    private static async Task<long> StallsAsync(Func<long> count)
    {
        long before = -1;
        long now = count();
        while (now != before || now == 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            (before, now) = (now, count());
        }

        return now;
    }
}
