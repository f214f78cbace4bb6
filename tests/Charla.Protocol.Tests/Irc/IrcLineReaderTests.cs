using System.Buffers;
using System.Text;
using Charla.Protocol.Irc;
using Charla.Protocol.Tests.Framing;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcLineReaderTests
{
    private static readonly string _body = new('x', IrcLineReader.MaxBody);
    private static readonly string _tags = "@" + new string('t', IrcLineReader.MaxTagData) + " ";

    [Fact]
    public void A_line_ends_with_cr_lf_or_lf_alone_and_empty_ones_are_passed_over()
    {
        IrcInbox.Read("NICK ana\r\nUSER a 0 * :Ana\n\r\n\n\n\r\nQUIT\r\nbegun").ShouldBe(["NICK ana", "USER a 0 * :Ana", "QUIT"]);
    }

    [Theory]
    [InlineData("a\rQUIT\r\nb\r\n")]
    [InlineData("a\r\r\nb\r\n")]
    [InlineData("a\0\r\nb\r\n")]
    public void A_nul_or_a_cr_elsewhere_is_refused_and_makes_no_second_command(string wire)
    {
        IrcInbox.Read(wire).ShouldBe(["<Forbidden>", "b"]);
    }

    [Fact]
    public void What_is_not_utf_8_is_refused_with_its_bytes_so_that_its_command_can_be_told()
    {
        IrcLineReader reader = default;
        ReadOnlySequence<byte> unread = new([.. "PRIVMSG #a :ma"u8, 0xF1, .. "ana\r\nPING 1\r\n"u8]);

        reader.Read(ref unread, out ReadOnlySequence<byte> line).ShouldBe(IrcLineStatus.NotUtf8);

        IrcMessage.Parse(line)!.Command.ShouldBe("PRIVMSG");
        reader.Read(ref unread, out line).ShouldBe(IrcLineStatus.Line);
    }

    [Fact]
    public void The_body_may_have_510_bytes_and_the_tags_4094_besides()
    {
        IrcInbox.Read($"{_body}\r\n{_body}\n").ShouldBe([_body, _body]);
        IrcInbox.Read($"{_tags}{_body}\r\n").ShouldBe([_tags + _body]);
        IrcInbox.Read($"x{_body}\r\nPING\r\n").ShouldBe(["<TooLong>", "PING"]);
        IrcInbox.Read($"x{_body}\nPING\r\n").ShouldBe(["<TooLong>", "PING"]);
        IrcInbox.Read($"@t{_tags[1..]}PING\r\nPING\r\n").ShouldBe(["<TooLong>", "PING"]);
        IrcInbox.Read($"{_tags}x{_body}\r\nPING\r\n").ShouldBe(["<TooLong>", "PING"]);
        IrcInbox.Read($"@a {_body}x\r\nPING\r\n").ShouldBe(["<TooLong>", "PING"]);
    }

    [Fact]
    public void A_line_without_end_is_told_once_and_kept_no_longer_than_a_line_may_be()
    {
        byte[] part = Wire.Utf8(new string('x', 100));
        IrcInbox inbox = new();

        for (int i = 0; i < 1_000; i++)
        {
            inbox.Receive(part);
        }

        inbox.Told.ShouldBe(["<TooLong>"]);
        inbox.Kept.ShouldBeLessThanOrEqualTo(IrcLineReader.MaxBody + 1);
        inbox.Receive("\r\nPING 1\r\n"u8.ToArray()).Told.ShouldBe(["<TooLong>", "PING 1"]);
    }

    [Fact]
    public void Lines_come_out_the_same_wherever_the_stream_is_cut_in_two()
    {
        byte[] stream = Wire.Utf8($"NICK ñandú\r\n\r\n@a=b;+c PRIVMSG #x :😀 hola\nx{_body}\r\n{_body}\r\nno\0\r\n@{new string('y', 80)}\r\nx\ry\r\nPING :1\r\n");
        List<string> expected = new IrcInbox().Receive(stream).Told;
        expected.Count.ShouldBe(8);
        for (int cut = 0; cut <= stream.Length; cut++)
        {
            byte[][] parts = Wire.Cut(stream, cut);
            new IrcInbox().Receive(parts).Told.ShouldBe(expected, $"read by read, cut at {cut}");
            new IrcInbox().ReceiveSegments(parts).Told.ShouldBe(expected, $"segment by segment, cut at {cut}");
        }
    }

    [Property(MaxTest = 500)]
    public void Lines_come_out_the_same_however_they_arrive(int seed, PositiveInt step)
    {
        byte[] stream = Stream(new Random(seed));
        List<string> whole = new IrcInbox().Receive(stream).Told;

        new IrcInbox().Receive([.. stream.Chunk(step.Get)]).Told.ShouldBe(whole);
        new IrcInbox().ReceiveSegments([.. stream.Chunk(step.Get)]).Told.ShouldBe(whole);
        new IrcInbox().Receive([.. stream.Chunk(1)]).Told.ShouldBe(whole);
    }

    [Fact]
    public void A_line_that_came_without_an_ending_is_judged_alike()
    {
        Judge("PING 1").ShouldBe(IrcLineStatus.Line);
        Judge($"{_tags}{_body}").ShouldBe(IrcLineStatus.Line);
        Judge($"{_body}x").ShouldBe(IrcLineStatus.TooLong);
        Judge("PING 1\r\n").ShouldBe(IrcLineStatus.Forbidden);
        Judge("PING 1\nQUIT").ShouldBe(IrcLineStatus.Forbidden);
        IrcLineReader.Judge(new ReadOnlySequence<byte>([0xFF])).ShouldBe(IrcLineStatus.NotUtf8);
    }

    [Fact]
    public void Reading_lines_allocates_nothing()
    {
        byte[] stream = Wire.Utf8($"NICK ñandú\r\nPRIVMSG #x :hola\r\nx{_body}\r\n{_tags}{_body}\r\n");

        AllocatedReading(new(stream)).ShouldBe(0);
        AllocatedReading(Wire.Sequence(Wire.Cut(stream, 5, 12, 40, 700))).ShouldBe(0);
    }

    private static IrcLineStatus Judge(string line) => IrcLineReader.Judge(new ReadOnlySequence<byte>(Wire.Utf8(line)));

    private static byte[] Stream(Random dice)
    {
        string[] parts = ["\r\n", "\n", "\r", "\0", " ", "@", "PING", "ñ", "😀", new string('x', 255), "@" + new string('t', 2_047), "\r\n", "\r\n"];
        StringBuilder stream = new();
        for (int i = 0; i < 60; i++)
        {
            stream.Append(parts[dice.Next(parts.Length)]);
        }

        byte[] bytes = Wire.Utf8(stream.ToString());
        bytes[dice.Next(bytes.Length)] ^= (byte)(dice.Next(2) * 0x80);
        return bytes;
    }

    private static long AllocatedReading(ReadOnlySequence<byte> stream) => Allocations.Of(() => ReadRepeatedly(stream));

    private static void ReadRepeatedly(in ReadOnlySequence<byte> stream)
    {
        for (int i = 0; i < 200; i++)
        {
            IrcLineReader reader = default;
            ReadOnlySequence<byte> unread = stream;
            while (reader.Read(ref unread, out _) != IrcLineStatus.NeedMore)
            {
                continue;
            }

            if (!unread.IsEmpty)
            {
                throw new InvalidOperationException("Not all was read.");
            }
        }
    }
}
