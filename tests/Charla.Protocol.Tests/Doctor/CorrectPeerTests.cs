using System.Text;
using Charla.Protocol.Doctor;
using Charla.Protocol.Tests.Framing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Doctor;

/// <summary>Peers that do everything right, whatever they say and however a network cuts it: the doctor has nothing to say.</summary>
public sealed class CorrectPeerTests
{
    private static readonly string[] _telling =
    [
        "", "0", "5", "12        ", "4         hola", "0000000004", "         4", "+4        ", "-1        ", "0x1f      ", "1,024     ", "ñ", "ñ5", "😀3",
        "señor 12        ", "\0\0\0\u0004", "GET / HTTP/1.1\r\n\r\n", "NICK ana\r\n", "hola\n", "12\n", "\ufeffhola", "(hola)", "curso\nde redes\n.", "casa\nperro\ngato.", "]q\0(K\u0001K\u0002e.", "[1, 2]", "]", "{\"op\":1}",
    ];

    [Fact]
    public void Nothing_is_found_in_seeded_traffic()
    {
        for (int seed = 0; seed < 1_000; seed++)
        {
            Random random = new(seed);
            Watching watching = new();
            Converse(watching, random, splits: seed % 3 == 0);
            watching.Found.ShouldBeEmpty($"seed {seed}");
        }
    }

    [Property(Replay = Talk.Replay, MaxTest = 60, QuietOnSuccess = true)]
    public Property Nothing_is_found_in_generated_talk_wherever_it_is_cut() => Prop.ForAll(Talk.Messages, messages =>
    {
        byte[] stream = Wire.Joined(Wire.Frames(Counting.Bytes, messages));
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            new Watching().Says(WireSide.Client, Wire.Cut(stream, cut)).Waits(5).Ends(WireSide.Client).Found.ShouldBeEmpty($"cut at {cut}");

            // A pause inside a header, however long, is no reason to take bytes for characters.
            byte[][] parts = Wire.Cut(stream, cut);
            new Watching().Says(WireSide.Client, parts[0]).Waits(60).Says(WireSide.Client, parts[1]).Ends(WireSide.Client).Found.ShouldBeEmpty($"pause at {cut}");
        }

        new Watching().Says(WireSide.Client, [.. stream.Select(one => new[] { one })]).Ends(WireSide.Client).Found.ShouldBeEmpty();
    });

    [Fact]
    public void Headers_with_the_padding_that_readers_permit_are_right()
    {
        string stream = string.Concat(Enumerable.Repeat("         4hola0000000004hola4         hola0000000000         0", 3));
        foreach (byte[][] reads in new[] { [Wire.Utf8(stream)], Wire.Utf8(stream).Chunk(1).ToArray(), Wire.Utf8(stream).Chunk(7).ToArray() })
        {
            new Watching().Says(WireSide.Client, reads).Ends(WireSide.Client).Found.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_conversation_in_charla_with_its_greeting_is_right()
    {
        Watching watching = new Watching().Answers("charla/1 aula: ¡Bienvenida, bienvenido!");
        IEnumerable<string> lines = ProtocolDocument.Section("4.3").Where(line => line.StartsWith('→') || line.StartsWith('←'));
        foreach (string line in lines.ToArray())
        {
            _ = line[0] == '→' ? watching.Asks(line[2..]) : watching.Answers(line[2..]);
        }

        watching.Waits(60).Ends(WireSide.Client).Ends(WireSide.Server).Found.ShouldBeEmpty();
    }

    [Fact]
    public void A_correct_server_that_refuses_a_stranger_is_not_to_blame() =>
        new Watching().Answers("charla/1 aula: hola").Client("GET / HTTP/1.1\r\n\r\n").Server("Este puerto habla tramas (charla/1).\r\n").Ends(WireSide.Server).Ends(WireSide.Client)
            .Found.Select(one => (one.Rule, one.By)).ShouldBe([(FindingRule.AnotherProtocol, WireSide.Client)]);

    [Fact]
    public void A_client_cut_off_by_the_server_inside_a_frame_is_not_to_blame() =>
        new Watching().Client("20        hola").Ends(WireSide.Server).Ends(WireSide.Client).Found.ShouldBeEmpty();

    [Fact]
    public void No_bytes_make_it_throw_and_no_rule_is_told_twice()
    {
        Random random = new(11);
        byte[][] seeds = [.. MistakeBytes.All.Select(row => (byte[])row[1])];
        for (int round = 0; round < 3_000; round++)
        {
            byte[] bytes = [.. seeds[random.Next(seeds.Length)], .. seeds[random.Next(seeds.Length)]];
            for (int i = random.Next(4); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Watching watching = new();
            foreach (byte[] read in bytes.Chunk(random.Next(1, 30)))
            {
                watching.Says((WireSide)random.Next(2), read);
                _ = random.Next(10) == 0 ? watching.Waits(1) : random.Next(20) == 0 ? watching.Splits((WireSide)random.Next(2)) : watching;
            }

            watching.Ends((WireSide)random.Next(2)).Ends(WireSide.Client).Ends(WireSide.Server).Says(WireSide.Client, bytes).Waits(9);
            watching.Found.Select(one => (one.Rule, one.By)).ShouldBeUnique();
        }
    }

    [Fact]
    public void Correct_frames_allocate_nothing()
    {
        byte[] reads = Wire.Joined(Wire.Frames(Counting.Bytes, Enumerable.Repeat("ana> hasta mañana, señor", 500)));
        FrameDoctor doctor = new();
        int at = 0;

        Allocations.Of(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                doctor.Arrived(WireSide.Client, reads, TimeSpan.FromMilliseconds(at++));
            }
        }).ShouldBe(0);
    }

    /// <summary>Two peers that talk at once, each of them in order.</summary>
    private static void Converse(Watching watching, Random random, bool splits)
    {
        Queue<byte[]>[] reads = [new(Reads(random)), new(Reads(random))];
        while (reads[0].Count + reads[1].Count > 0)
        {
            int side = reads[0].Count == 0 ? 1 : reads[1].Count == 0 ? 0 : random.Next(2);
            watching.Says((WireSide)side, reads[side].Dequeue());
            if (random.Next(8) == 0)
            {
                watching.Waits(random.NextDouble());
            }

            if (splits && random.Next(10) == 0)
            {
                watching.Splits(WireSide.Server);
            }
        }

        WireSide first = (WireSide)random.Next(2);
        watching.Ends(first).Ends(first == WireSide.Client ? WireSide.Server : WireSide.Client);
    }

    private static List<byte[]> Reads(Random random)
    {
        int longest = random.Next(3) switch { 0 => 4, 1 => 40, _ => 4_000 };
        byte[] stream = Wire.Joined(Enumerable.Range(0, random.Next(1, 30)).Select(_ => OneFrame(random, longest * 50)));
        List<byte[]> reads = [];
        for (int at = 0; at < stream.Length;)
        {
            int length = Math.Min(random.Next(1, longest + 1), stream.Length - at);
            reads.Add(stream[at..(at + length)]);
            at += length;
        }

        return reads;
    }

    private static byte[] OneFrame(Random random, int big)
    {
        byte[] payload = random.Next(8) switch
        {
            0 or 1 or 2 => Wire.Utf8(_telling[random.Next(_telling.Length)] + _telling[random.Next(_telling.Length)]),
            3 => RandomBytes(random, random.Next(200)),
            4 => Encoding.ASCII.GetBytes($"{random.Next()}"),
            5 => Wire.Utf8(string.Concat(Enumerable.Repeat("mañana 😀 ", random.Next(big / 100)))),
            6 => RandomBytes(random, random.Next(20) == 0 ? big : 20),
            _ => Wire.Utf8("ana> hola"),
        };
        string length = $"{payload.Length}";
        string header = random.Next(6) switch { 0 => length.PadLeft(10), 1 => length.PadLeft(10, '0'), _ => length.PadRight(10) };
        return [.. Encoding.ASCII.GetBytes(header), .. payload];
    }

    [Fact]
    public void Harmless_pickles_of_any_size_are_right()
    {
        byte[] complex = [0x80, 2, .. "cbuiltins\ncomplex\n"u8, (byte)'G', 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, (byte)'G', 0x40, 0x08, 0, 0, 0, 0, 0, 0, 0x86, (byte)'R', (byte)'.'];
        byte[] big = [0x80, 2, (byte)']', (byte)'(', .. Enumerable.Repeat((byte)'N', 100_000), (byte)'e', (byte)'.'];
        byte[] notes = new byte[100_000];
        new Random(5).NextBytes(notes);
        (notes[0], notes[1], notes[2]) = (0x80, 4, 0x95);
        Watching watching = new Watching().Says(WireSide.Client, Wire.Frame(complex), Wire.Frame(big), Wire.Frame(notes)).Ends(WireSide.Client);
        watching.Found.ShouldBeEmpty();
    }

    private static byte[] RandomBytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
