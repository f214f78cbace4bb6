using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

/// <summary>What the server promises, held against real processes that are killed and peers that stop reading.</summary>
public sealed class PromiseTests
{
    private const int Senders = 3;
    private const int AcksBeforeKill = 150;

    // More rounds by hand: CHARLA_TEST_KILLS=20.
    private static readonly int _kills = int.Parse(Environment.GetEnvironmentVariable("CHARLA_TEST_KILLS") ?? "4");

    [Fact]
    public async Task Killed_under_load_the_server_keeps_every_acknowledged_message_once_in_order_and_resumed_clients_miss_nothing()
    {
        string folder = ServerProcess.NewFolder();
        Dictionary<string, long> acknowledged = [];
        List<(long Seq, string Text)> seen = [];
        string[] tokens = new string[Senders];
        string? readerToken = null;
        int next = 0;
        List<(string Nonce, string Text)>[] unsure = [.. Enumerable.Range(0, Senders).Select(_ => new List<(string, string)>())];
        for (int round = 0; round <= _kills; round++)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(folder);
            using WirePeer reader = await WirePeer.HelloAsync(server.Port, "reader", readerToken);
            readerToken = reader.SessionToken;
            JsonObject joined = await reader.JoinAsync("lobby", after: seen.Count);
            if (round == _kills)
            {
                await ReadUpToAsync(reader, seen, (long)joined["head"]!);
                break;
            }

            WirePeer[] senders = await Task.WhenAll(Enumerable.Range(0, Senders).Select(i => WirePeer.HelloAsync(server.Port, $"sender{i}", tokens[i])));
            Task<int>[] work = [.. senders.Select((peer, i) => SendUntilKilledAsync(peer, i, acknowledged, unsure[i], () => Interlocked.Increment(ref next), server))];
            Task reading = ReadUntilKilledAsync(reader, seen);
            await Task.WhenAll(work);
            await reading;
            await server.WaitForExitAsync();
            for (int i = 0; i < Senders; i++)
            {
                tokens[i] = senders[i].SessionToken!;
                senders[i].Dispose();
            }
        }

        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(_kills * AcksBeforeKill);
        seen.Select(m => m.Seq).ShouldBe(Enumerable.Range(1, seen.Count).Select(i => (long)i));
        seen.Select(m => m.Text).ShouldBeUnique();
        Dictionary<string, long> places = seen.ToDictionary(m => m.Text, m => m.Seq);
        foreach ((string text, long seq) in acknowledged)
        {
            places.ShouldContainKeyAndValue(text, seq);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_member_that_stops_reading_slows_nobody_down_and_gets_everything_in_order_when_it_reads_again()
    {
        const int Messages = 6_000;
        await using ServerProcess server = await ServerProcess.StartAsync(more: "");
        using WirePeer sleeper = await WirePeer.ConnectAsync(server.Port, receiveBuffer: 4_096);
        using WirePeer sender = await WirePeer.HelloAsync(server.Port, "ana");
        using WirePeer other = await WirePeer.HelloAsync(server.Port, "luis");
        await sender.JoinAsync("lobby");
        await other.JoinAsync("lobby");
        long before = server.ResidentBytes;
        string padding = new('x', 4_000);
        Task receiving = Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                ((long)(await other.WaitForAsync("message"))["seq"]!).ShouldBe(i + 1);
            }
        });
        Task acknowledging = Task.Run(async () =>
        {
            for (int i = 0; i < Messages; i++)
            {
                await sender.WaitForAsync("ack");
            }
        });
        for (int i = 0; i < Messages; i++)
        {
            await sender.SayAsync("lobby", $"{i + 1} {padding}", $"n{i}");
        }

        await Task.WhenAll(receiving, acknowledging);

        // Twenty-four megabytes went by the sleeper; none of that may have gathered in the server.
        (server.ResidentBytes - before).ShouldBeLessThan(120L * 1024 * 1024);
        for (int i = 0; i < Messages; i++)
        {
            (await sleeper.ReadAsync())!.ShouldStartWith($"ana> {i + 1} ");
        }

        await sender.SayAsync("lobby", "live again", "last");
        (await sleeper.ReadAsync()).ShouldBe("ana> live again");
    }

    [Fact]
    public async Task A_reader_too_far_behind_is_told_of_a_gap_and_can_read_it_from_history()
    {
        string settings = Path.GetTempFileName();
        await File.WriteAllTextAsync(settings, """{ "replayEvents": 1500, "outboxBytes": 65536 }""");
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--settings {settings}");
        using WirePeer sleeper = await WirePeer.HelloAsync(server.Port, "sleeper");
        await sleeper.JoinAsync("lobby");
        using WirePeer sender = await WirePeer.HelloAsync(server.Port, "ana");
        await sender.JoinAsync("lobby");
        string padding = new('x', 8_000);
        for (int i = 0; i < 4_000; i++)
        {
            await sender.SayAsync("lobby", padding);
            await sender.WaitForAsync("ack");
            sender.PassedOver();
        }

        long expected = 1;
        JsonObject message;
        while ((string)(message = await sleeper.ReadMessageAsync())["op"]! != "gap")
        {
            if ((string)message["op"]! == "message")
            {
                ((long)message["seq"]!).ShouldBe(expected++);
            }
        }

        ((long)message["from"]!).ShouldBe(expected);
        long to = (long)message["to"]!;
        ((long)(await sleeper.WaitForAsync("message"))["seq"]!).ShouldBe(to + 1);
        await sleeper.SendAsync(new JsonObject { ["op"] = "history", ["room"] = "lobby", ["after"] = expected - 1, ["limit"] = 2 });
        JsonObject page = await sleeper.WaitForAsync("history");
        page["events"]!.AsArray().Select(e => (long)e!["seq"]!).ShouldBe([expected, expected + 1]);
        File.Delete(settings);
    }

    [Fact]
    public async Task A_send_repeated_after_a_restart_in_the_resumed_session_has_the_seq_it_had()
    {
        string folder = ServerProcess.NewFolder();
        string token;
        await using (ServerProcess server = await ServerProcess.StartAsync(folder))
        {
            using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
            token = ana.SessionToken!;
            await ana.JoinAsync("lobby");
            await ana.SayAsync("lobby", "once", "n1");
            await ana.WaitForAsync("ack");
            server.Signal("KILL");
            await server.WaitForExitAsync();
        }

        await using ServerProcess again = await ServerProcess.StartAsync(folder);
        using WirePeer resumed = await WirePeer.HelloAsync(again.Port, "ana", token);
        await resumed.JoinAsync("lobby");
        await resumed.SayAsync("lobby", "once", "n1");
        JsonObject ack = await resumed.WaitForAsync("ack");
        ((long)ack["seq"]!).ShouldBe(1);
        ((bool)ack["repeated"]!).ShouldBeTrue();
        using WirePeer stranger = await WirePeer.HelloAsync(again.Port, "luis");
        await stranger.JoinAsync("lobby");
        await stranger.SayAsync("lobby", "mine", "n1");
        ((long)(await stranger.WaitForAsync("ack"))["seq"]!).ShouldBe(2);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Repeats what it is unsure of, then sends new texts; kills the server after so many acks of its own.</summary>
    private static async Task<int> SendUntilKilledAsync(WirePeer peer, int sender, Dictionary<string, long> acknowledged, List<(string Nonce, string Text)> unsure, Func<int> next, ServerProcess server)
    {
        int acks = 0;
        try
        {
            await peer.JoinAsync("lobby");
            foreach ((string nonce, string text) in unsure)
            {
                await peer.SayAsync("lobby", text, nonce);
            }

            while (true)
            {
                while (unsure.Count < 20)
                {
                    string text = $"{sender}-{next()}";
                    unsure.Add((text, text));
                    await peer.SayAsync("lobby", text, text);
                }

                JsonObject ack = await peer.WaitForAsync("ack");
                string nonce = (string)ack["nonce"]!;
                unsure.RemoveAll(sent => sent.Nonce == nonce);
                lock (acknowledged)
                {
                    acknowledged.Add(nonce, (long)ack["seq"]!);
                }

                if (++acks == AcksBeforeKill && sender == 0)
                {
                    server.Signal("KILL");
                }
            }
        }
        catch (Exception gone) when (gone is IOException)
        {
            return acks;
        }
    }

    private static async Task ReadUntilKilledAsync(WirePeer reader, List<(long Seq, string Text)> seen)
    {
        try
        {
            await ReadUpToAsync(reader, seen, long.MaxValue);
        }
        catch (IOException)
        {
            // Killed: the next round goes on from what was seen.
        }
    }

    private static async Task ReadUpToAsync(WirePeer reader, List<(long Seq, string Text)> seen, long head)
    {
        while (seen.Count < head)
        {
            JsonObject message = await reader.WaitForAsync("message");
            seen.Add(((long)message["seq"]!, (string)message["text"]!));
        }
    }
}
