using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Tap;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Lessons.Tap.Replay;

namespace Charla.Lessons.Tests.Tap;

public sealed class ReplayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-replay-").FullName;

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".pcapng")]
    public async Task A_recording_is_sent_again_and_the_same_answers_are_the_same(string ending)
    {
        string path = Record(ending);
        IReadOnlyList<RecordedConnection> connections = Recording.Read(path);
        connections.Count.ShouldBe(2);
        string.Concat(connections[0].Sends.Select(send => System.Text.Encoding.UTF8.GetString(send.Bytes.Span))).ShouldBe("hola a todos");
        connections[0].ClientEnd.ShouldNotBeNull();

        IReadOnlyList<ReplayResult> results = await ReplayAsync(connections, bytes => bytes);

        results.Count.ShouldBe(2);
        results.ShouldAllBe(result => result.Answers.IsSame && result.Answers.Came == 12);
    }

    [Fact]
    public async Task An_answer_that_differs_is_shown_where_it_does()
    {
        IReadOnlyList<RecordedConnection> connections = Recording.Read(Record(".jsonl"));
        IReadOnlyList<ReplayResult> results = await ReplayAsync(connections, bytes => [.. bytes.Select(value => value == 't' ? (byte)'T' : value)]);

        results[0].Answers.FirstDifference.ShouldBe(7);
        results[0].Answers.Expected.ToArray().ShouldBe("todos"u8.ToArray());
        results[0].Answers.Instead.ToArray().ShouldBe("Todos"u8.ToArray());
    }

    [Fact]
    public void A_file_that_is_no_recording_is_refused()
    {
        string path = Path.Combine(_folder, "no.pcapng");
        File.WriteAllText(path, "esto no es una grabación, ni de lejos");
        Should.Throw<InvalidDataException>(() => Recording.Read(path));
        path = Path.Combine(_folder, "no.jsonl");
        File.WriteAllText(path, "nada\nde nada\n");
        Should.Throw<InvalidDataException>(() => Recording.Read(path));
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    public void A_time_that_no_recording_can_have_is_refused(string microseconds)
    {
        string path = Path.Combine(_folder, "time.jsonl");
        File.WriteAllText(path, $$"""{"type":"open","conn":1,"at_us":{{microseconds}}}""" + "\n{}\n");
        Should.Throw<InvalidDataException>(() => Recording.Read(path));
    }

    [Fact]
    public void A_capture_of_many_years_is_refused()
    {
        IPEndPoint end = new(IPAddress.Loopback, 5_000);
        string path = Path.Combine(_folder, "years.pcapng");
        using (FileStream file = File.Create(path))
        {
            PcapngFormat format = new();
            format.Begin(file);
            format.Write(file, new ConnectionOpened(1, TimeSpan.Zero, DateTimeOffset.UnixEpoch, end, end, end, SocketError.Success));
            format.Write(file, new ConnectionOpened(2, TimeSpan.Zero, DateTimeOffset.UnixEpoch.AddYears(500), end, end, end, SocketError.Success));
        }

        Should.Throw<InvalidDataException>(() => Recording.Read(path));
    }

    [Fact]
    public void A_recording_that_was_cut_short_is_good_up_to_there()
    {
        foreach (string ending in (string[])[".jsonl", ".pcapng"])
        {
            string path = Record(ending);
            byte[] whole = File.ReadAllBytes(path);
            File.WriteAllBytes(path, whole[..^7]);
            Recording.Read(path).Count.ShouldBe(2);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Two conversations with an echo, one after the other.</summary>
    private string Record(string ending)
    {
        string path = Path.Combine(_folder, "recorded" + ending);
        using RecordingFile file = RecordingFile.Create(path, (_, failure) => throw failure);
        using RunningTap tap = new(null, WireFormat.Auto, file);
        for (int i = 1; i <= 2; i++)
        {
            (Socket client, Socket server) = tap.Connect();
            foreach (string part in (string[])["hola ", "a todos"])
            {
                client.Send(System.Text.Encoding.UTF8.GetBytes(part));
                server.Send(server.ReceiveExactly(part.Length));
                client.ReceiveExactly(part.Length);
            }

            client.Shutdown(SocketShutdown.Send);
            server.ReceiveAll();
            server.Dispose();
            client.Dispose();
            int number = i;
            tap.Wire.WaitFor<ConnectionClosed>(closed => closed.Connection == number);
        }

        tap.Stop();
        return path;
    }

    private static async Task<IReadOnlyList<ReplayResult>> ReplayAsync(IReadOnlyList<RecordedConnection> connections, Func<byte[], byte[]> answer)
    {
        await using Fakes.RunningLesson echo = await Fakes.RunningLesson.StartAsync(async (client, stop) =>
        {
            byte[] buffer = new byte[1_024];
            int count;
            while ((count = await client.ReceiveAsync(buffer, stop)) > 0)
            {
                await client.SendAsync(answer(buffer[..count]), stop);
            }
        });
        TapOptions options = new() { Listen = new IPEndPoint(IPAddress.Loopback, 0), Host = "127.0.0.1", Port = echo.EndPoint.Port };
        using WireTape tape = new();
        ReplayRun run = new(options, new ReplayOptions { Speed = null, Patience = TimeSpan.FromSeconds(30) }, tape, CancellationToken.None);
        return await Task.Run(() => run.Run(connections)).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
