using System.Net.Sockets;
using System.Text.Json;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tests.Tap;

public sealed class RecordingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-tap-").FullName;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Wireshark_finds_both_streams_whole_and_nothing_to_complain_of(int seed)
    {
        string path = Path.Combine(_folder, "x.pcapng");
        Random random = new(seed);
        List<byte> asked = [];
        List<byte> answered = [];
        using (RecordingFile file = RecordingFile.Create(path, (_, failure) => throw failure))
        using (RunningTap tap = new(null, WireFormat.Auto, file))
        {
            (Socket client, Socket server) = tap.Connect();
            for (int i = 0; i < 40; i++)
            {
                Pass(random, client, server, asked);
                Pass(random, server, client, answered);
            }

            client.Shutdown(SocketShutdown.Send);
            server.ReceiveAll().ShouldBeEmpty();
            Pass(random, server, client, answered);
            server.Dispose();
            tap.Wire.WaitFor<ConnectionClosed>();
            tap.Stop();
        }

        Tool.Run("tshark", "-r", path, "-Y", "tcp.analysis.flags || tcp.checksum.status == \"Bad\" || _ws.malformed", "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE").ShouldBeEmpty();
        (byte[] client0, byte[] server0) = Follow(path);
        client0.ShouldBe([.. asked]);
        server0.ShouldBe([.. answered]);
    }

    [Fact]
    public void What_the_doctor_says_is_the_packets_comment()
    {
        string path = Path.Combine(_folder, "doctor.pcapng");
        using (RecordingFile file = RecordingFile.Create(path, (_, failure) => throw failure))
        using (RunningTap tap = new(null, WireFormat.Auto, file))
        {
            (Socket client, Socket server) = tap.Connect();
            client.Send("10        ana> señor"u8);
            server.ReceiveExactly(21);
            client.Dispose();
            server.Dispose();
            tap.Wire.WaitFor<ConnectionClosed>();
            tap.Stop();
        }

        Tool.Run("tshark", "-r", path, "-Y", "frame.comment contains \"len(texto.encode\"", "-T", "fields", "-e", "tcp.len").Trim().ShouldBe("21");
    }

    [Fact]
    public void A_recording_in_lines_holds_every_read_and_every_frame()
    {
        string path = Path.Combine(_folder, "x.jsonl");
        using (RecordingFile file = RecordingFile.Create(path, (_, failure) => throw failure))
        using (RunningTap tap = new(null, WireFormat.Auto, file))
        {
            (Socket client, Socket server) = tap.Connect();
            client.Send("10        ana> señor4         hola"u8);
            server.ReceiveExactly(35);
            client.Dispose();
            server.Dispose();
            tap.Wire.WaitFor<ConnectionClosed>();
            tap.Stop();
        }

        JsonElement[] lines = [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement)];
        lines.Select(line => line.GetProperty("type").GetString()).Distinct().ShouldBe(["open", "read", "unit", "finding", "wrote", "end", "close"], ignoreOrder: true);
        JsonElement read = lines.First(line => line.GetProperty("type").GetString() == "read");
        read.GetProperty("bytes").GetBytesFromBase64().ShouldBe("10        ana> señor4         hola"u8.ToArray());
        JsonElement unit = lines.First(line => line.GetProperty("type").GetString() == "unit");
        unit.GetProperty("announced").GetInt32().ShouldBe(10);
        unit.GetProperty("payload_length").GetInt32().ShouldBe(11);
        unit.GetProperty("characters").GetInt32().ShouldBe(10);
        unit.GetProperty("counted").GetString().ShouldBe("code_points");
        lines.First(line => line.GetProperty("type").GetString() == "finding").GetProperty("rule").GetString().ShouldBe("counts_characters");
    }

    [Fact]
    public void A_full_disk_is_told_once_and_hurts_nobody()
    {
        int told = 0;
        string path = Path.Combine(_folder, "full.jsonl");
        File.CreateSymbolicLink(path, "/dev/full");
        using RecordingFile file = RecordingFile.Create(path, (_, _) => Interlocked.Increment(ref told));
        using RunningTap tap = new(null, WireFormat.Auto, file);
        (Socket client, Socket server) = tap.Connect();
        for (int i = 0; i < 200; i++)
        {
            client.Send(new byte[5_000]);
            server.ReceiveExactly(5_000);
        }

        client.Dispose();
        server.Dispose();
        tap.Wire.WaitFor<ConnectionClosed>().Client.Bytes.ShouldBe(1_000_000);
        tap.Stop();
        told.ShouldBe(1);
    }

    [Fact]
    public async Task A_sink_that_stalls_stalls_nobody_and_is_told_what_it_missed()
    {
        using StuckSink stuck = new();
        using RunningTap tap = new(null, WireFormat.Plain, stuck);
        (Socket client, Socket server) = tap.Connect();
        Task<byte[]> swallowed = Task.Run(server.ReceiveAll);
        byte[] much = new byte[1_000_000];
        for (int i = 0; i < 100; i++)
        {
            await client.SendAsync(much);
        }

        client.Dispose();
        (await swallowed.WaitAsync(TimeSpan.FromSeconds(60))).Length.ShouldBe(100_000_000);
        server.Dispose();
        ConnectionClosed closed = tap.Wire.WaitFor<ConnectionClosed>();
        stuck.Free();
        tap.Stop();
        stuck.Taken.ShouldBeLessThan(closed.Client.Reads);
        (stuck.Taken + stuck.Lost + closed.Client.MissedReads).ShouldBe(closed.Client.Reads);
        stuck.Lost.ShouldBeGreaterThan(0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Pass(Random random, Socket from, Socket to, List<byte> sent)
    {
        byte[] bytes = new byte[random.Next(4) == 0 ? random.Next(200_000) : random.Next(1, 400)];
        random.NextBytes(bytes);
        Task sending = Task.Run(() => from.Send(bytes));
        to.ReceiveExactly(bytes.Length).ShouldBe(bytes);
        sending.Wait();
        sent.AddRange(bytes);
    }

    /// <summary>The two streams as tshark follows them: what the second side sent is indented.</summary>
    private static (byte[] First, byte[] Second) Follow(string path)
    {
        string[] lines = Tool.Run("tshark", "-r", path, "-q", "-z", "follow,tcp,raw,0").Split('\n');
        string[] data = [.. lines.Where(line => line.Trim().Length > 0 && line.Trim().All(char.IsAsciiHexDigit))];
        return (Join(data.Where(line => line[0] != '\t')), Join(data.Where(line => line[0] == '\t')));

        static byte[] Join(IEnumerable<string> lines) => Convert.FromHexString(string.Concat(lines.Select(line => line.Trim())));
    }

    /// <summary>A terminal that was told to hold still.</summary>
    private sealed class StuckSink : IWireSink, IDisposable
    {
        private readonly ManualResetEventSlim _free = new();

        public long Taken { get; private set; }

        public long Lost { get; private set; }

        public void Free() => _free.Set();

        public void Take(WireRecord record)
        {
            _free.Wait(TimeSpan.FromSeconds(60));
            Taken += record is ChunkRead { Number: > 0 } ? 1 : 0;
        }

        public void Missed(long reads) => Lost += reads;

        public void Flush()
        {
        }

        public void Finish()
        {
        }

        public void Dispose() => _free.Dispose();
    }
}
