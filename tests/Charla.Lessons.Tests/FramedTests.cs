using System.Net.Sockets;
using System.Text;
using Charla.Lessons.Framing;
using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests;

public sealed class FramedTests
{
    private static readonly string[] _words = ["Lima", "", "Ñuñoa", "😀"];

    [Fact]
    public async Task Every_word_arrives_as_a_frame_the_empty_one_included()
    {
        RecordedScreen sent = new();
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new FramedServer(served.Screen).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            await new FramedClient(sent.Screen, TimeProvider.System).RunAsync(socket, _words, TimeSpan.Zero, CancellationToken.None);
        }

        await served.WaitForAsync("disconnected: 4 frames");
        Frames(served).ShouldBe(["[4         ]     4 bytes  «Lima»", "[0         ]     0 bytes  «»", "[7         ]     7 bytes  «Ñuñoa»", "[4         ]     4 bytes  «😀»"]);
        sent.Lines.ShouldBe(["4         Lima", "0         ", "7         Ñuñoa", "4         😀"]);
    }

    [Fact]
    public async Task Frames_that_come_byte_by_byte_are_put_together()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new FramedServer(served.Screen).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            foreach (byte single in Encoding.UTF8.GetBytes("7         Ñuñoa0         4         Lima"))
            {
                await socket.SendAsync(new[] { single });
            }
        }

        await served.WaitForAsync("disconnected: 3 frames");
        Frames(served).ShouldBe(["[7         ]     7 bytes  «Ñuñoa»", "[0         ]     0 bytes  «»", "[4         ]     4 bytes  «Lima»"]);
    }

    [Fact]
    public async Task A_client_that_counts_characters_is_read_all_the_same()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new FramedServer(served.Screen).ServeAsync);
        using (Socket socket = await lesson.DialAsync())
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes("5         Ñuñoa4         Lima"));
        }

        await served.WaitForAsync("disconnected: 2 frames");
        Frames(served).ShouldBe(["[5         ]     7 bytes  «Ñuñoa»", "[4         ]     4 bytes  «Lima»"]);
    }

    [Fact]
    public async Task A_mistake_is_explained_with_its_fix_even_to_a_client_that_keeps_still()
    {
        RecordedScreen served = new(Protocol.Language.Spanish);
        await using RunningLesson lesson = await RunningLesson.StartAsync(new FramedServer(served.Screen).ServeAsync);
        using Socket socket = await lesson.DialAsync();

        await socket.SendAsync("4hola"u8.ToArray());

        await served.WaitForAsync("El número 4 viene sin todo su relleno");
        await served.WaitForAsync("Python: ");
        await served.WaitForAsync("C#: ");
    }

    [Fact]
    public async Task A_thousand_clients_are_served_at_once()
    {
        const int Clients = 1_000;
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new FramedServer(served.Screen).ServeAsync);
        List<Socket> clients = [];
        try
        {
            for (int number = 0; number < Clients; number++)
            {
                clients.Add(await lesson.DialAsync());
            }

            await Task.WhenAll(clients.Select(client => client.SendAsync("4         hola"u8.ToArray())));

            await served.WaitForAsync("«hola»", Clients);
            lesson.Listener.Open.ShouldBe(Clients);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task What_is_no_frame_ends_that_connection_alone()
    {
        RecordedScreen served = new();
        await using RunningLesson lesson = await RunningLesson.StartAsync(new FramedServer(served.Screen).ServeAsync);
        using Socket good = await lesson.DialAsync();
        using Socket bad = await lesson.DialAsync();

        await bad.SendAsync("hola, ¿qué tal?"u8.ToArray());
        await served.WaitForAsync("can't be read as frames");
        await good.SendAsync("4         hola"u8.ToArray());

        await served.WaitForAsync("«hola»");
    }

    [Theory]
    [InlineData("echo")]
    [InlineData("stream")]
    [InlineData("framed")]
    public async Task Any_bytes_at_all_leave_a_server_standing(string lessonName)
    {
        RecordedScreen screen = new();
        Func<Socket, CancellationToken, Task> serve = lessonName switch
        {
            "echo" => new Echo.EchoServer(screen.Screen).ServeAsync,
            "stream" => new Streaming.StreamServer(screen.Screen, 7).ServeAsync,
            _ => new FramedServer(screen.Screen).ServeAsync,
        };
        await using RunningLesson lesson = await RunningLesson.StartAsync(serve);
        Random random = new(20_261_123);
        for (int round = 0; round < 300; round++)
        {
            using Socket socket = await lesson.DialAsync();
            await SendNoiseAsync(socket, random, round);
        }

        await screen.WaitForAsync("disconnected", 300);
        using Socket last = await lesson.DialAsync();
        await last.SendAsync("4         hola"u8.ToArray());
        await screen.WaitForAsync(lessonName == "stream" ? "hola»" : "hola");
    }

    /// <summary>Noise, half of it with a header in front that may be true.</summary>
    private static async Task SendNoiseAsync(Socket socket, Random random, int round)
    {
        byte[] noise = new byte[random.Next(0, 200)];
        random.NextBytes(noise);
        byte[] header = Encoding.ASCII.GetBytes($"{random.Next(0, 300),-10}");
        try
        {
            await socket.SendAsync(round % 2 == 0 ? noise : [.. header, .. noise]);
            if (round % 5 == 0)
            {
                socket.LingerState = new LingerOption(true, 0);
            }
        }
        catch (SocketException)
        {
            // The server has heard enough.
        }
    }

    private static IEnumerable<string> Frames(RecordedScreen screen) =>
        screen.Lines.Where(line => line.Contains('[', StringComparison.Ordinal)).Select(line => line[line.IndexOf('[', StringComparison.Ordinal)..]);
}
