using System.Net;
using System.Net.Sockets;
using System.Text;
using Charla.Lessons.Echo;
using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests;

public sealed class EchoTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("Hola mundo")]
    [InlineData("mañana 😀")]
    [InlineData("")]
    public async Task What_is_sent_comes_back(string text)
    {
        RecordedScreen served = new();
        RecordedScreen asked = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new EchoServer(served.Screen).ServeAsync);
        using Socket socket = await lesson.DialAsync();

        await new EchoClient(asked.Screen, _patience).RunAsync(socket, text, CancellationToken.None);

        asked.Lines[0].ShouldBe($"Received: {text}");
        asked.Lines[1].ShouldStartWith($"{Encoding.UTF8.GetByteCount(text)} bytes sent in one send");
    }

    [Fact]
    public async Task A_text_longer_than_every_buffer_on_the_way_comes_back_whole()
    {
        RecordedScreen asked = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new EchoServer(new RecordedScreen().Screen).ServeAsync);
        using Socket socket = await lesson.DialAsync();
        string text = new('ñ', 8_000_000);

        await new EchoClient(asked.Screen, TimeSpan.FromSeconds(60)).RunAsync(socket, text, CancellationToken.None);

        asked.Lines[0].Length.ShouldBe("Received: ".Length + text.Length);
    }

    [Fact]
    public async Task A_thousand_clients_are_served_at_once()
    {
        const int Clients = 1_000;
        await using RunningLesson lesson = await RunningLesson.StartAsync(new EchoServer(new RecordedScreen().Screen).ServeAsync);
        List<Socket> clients = [];
        try
        {
            for (int number = 0; number < Clients; number++)
            {
                clients.Add(await lesson.DialAsync());
            }

            // All are connected before the first of them speaks.
            byte[][] answers = await Task.WhenAll(clients.Select((client, number) => ExchangeAsync(client, $"cliente {number:0000}")));

            answers.Select(Encoding.UTF8.GetString).ShouldBe(Enumerable.Range(0, Clients).Select(number => $"cliente {number:0000}"));
            lesson.Listener.Open.ShouldBe(Clients);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_client_that_resets_its_connection_costs_the_others_nothing()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new EchoServer(served.Screen).ServeAsync);
        using Socket good = await lesson.DialAsync();
        using (Socket rude = await lesson.DialAsync())
        {
            await ExchangeAsync(rude, "adiós!");
            rude.LingerState = new LingerOption(true, 0);
        }

        await served.WaitForAsync("disconnected: 7 bytes");
        (await ExchangeAsync(good, "sigo aquí")).ShouldBe(Encoding.UTF8.GetBytes("sigo aquí"));
    }

    [Fact]
    public async Task An_echo_that_does_not_come_back_is_an_error_that_says_how_much_did()
    {
        await using RunningLesson lesson = await RunningLesson.StartAsync(async (client, stop) =>
        {
            byte[] buffer = new byte[64];
            int received = await client.ReceiveAsync(buffer, stop);
            await client.SendAsync(buffer.AsMemory(0, received - 4), stop);
        });
        using Socket socket = await lesson.DialAsync();

        LessonException failure = await Should.ThrowAsync<LessonException>(() => new EchoClient(new RecordedScreen().Screen, _patience).RunAsync(socket, "Hola mundo", CancellationToken.None));

        failure.Text.English.ShouldContain("6 of 10 bytes");
    }

    [Fact]
    public async Task An_echo_that_changes_the_text_is_an_error()
    {
        await using RunningLesson lesson = await RunningLesson.StartAsync(async (client, stop) =>
        {
            byte[] buffer = new byte[64];
            int received = await client.ReceiveAsync(buffer, stop);
            buffer[0] ^= 0x20;
            await client.SendAsync(buffer.AsMemory(0, received), stop);
        });
        using Socket socket = await lesson.DialAsync();

        await Should.ThrowAsync<LessonException>(() => new EchoClient(new RecordedScreen().Screen, _patience).RunAsync(socket, "Hola mundo", CancellationToken.None));
    }

    [Fact]
    public async Task A_datagram_comes_back_whole()
    {
        using CancellationTokenSource stop = new();
        using Socket socket = await UdpEcho.BindAsync("127.0.0.1", 0, CancellationToken.None);
        Task serving = new UdpEcho(new RecordedScreen().Screen).ServeAsync(socket, stop.Token);
        RecordedScreen asked = new();
        string text = new('ñ', 30_000);

        await new UdpEcho(asked.Screen).SendAsync("127.0.0.1", ((IPEndPoint)socket.LocalEndPoint!).Port, text, _patience, CancellationToken.None);

        asked.Lines.ShouldBe([$"Received: {text}", "one datagram of 60000 bytes there, one of 60000 back"]);
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task A_datagram_that_fits_in_none_is_refused_and_not_cut()
    {
        LessonException failure = await Should.ThrowAsync<LessonException>(() =>
            new UdpEcho(new RecordedScreen().Screen).SendAsync("127.0.0.1", 9, new string('x', UdpEcho.MaxDatagram + 1), _patience, CancellationToken.None));

        failure.Text.English.ShouldContain("65508 bytes");
    }

    [Fact]
    public async Task A_datagram_that_nobody_answers_is_an_error_after_the_time_that_was_given()
    {
        using Socket silent = await UdpEcho.BindAsync("127.0.0.1", 0, CancellationToken.None);
        int port = ((IPEndPoint)silent.LocalEndPoint!).Port;

        LessonException failure = await Should.ThrowAsync<LessonException>(() =>
            new UdpEcho(new RecordedScreen().Screen).SendAsync("127.0.0.1", port, "¿hay alguien?", TimeSpan.FromMilliseconds(50), CancellationToken.None));

        failure.Text.English.ShouldContain("UDP does not tell");
    }

    private static async Task<byte[]> ExchangeAsync(Socket socket, string text)
    {
        byte[] sent = Encoding.UTF8.GetBytes(text);
        await socket.SendAsync(sent);
        byte[] answer = new byte[sent.Length];
        for (int received = 0; received < answer.Length;)
        {
            int more = await socket.ReceiveAsync(answer.AsMemory(received)).AsTask().WaitAsync(_patience);
            more.ShouldBePositive();
            received += more;
        }

        return answer;
    }
}
