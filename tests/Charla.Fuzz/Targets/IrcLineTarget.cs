using System.Buffers;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Irc;

namespace Charla.Fuzz.Targets;

/// <summary>Lines of IRC: the same however they arrive, none longer than it may be; and a line that was read is written and read again as the same.</summary>
internal sealed class IrcLineTarget : IFuzzTarget
{
    public string Name => "irc-lines";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        "CAP LS 302\r\nNICK ana\r\nUSER a 0 * :Ana Mar\u00eda\r\n"u8.ToArray(),
        "@time=2026-11-26T20:00:00.000Z;+draft/reply=1.lobby;x=\\:\\s\\\\\\r\\n :ana!a@h PRIVMSG #lobby :hola \ud83d\ude00\n"u8.ToArray(),
        "MODE #a +ov-b+k-l ana luis *!*@h clave\r\n\r\nJOIN #a,#b c,d\r\nPRIVMSG #a :\u0001ACTION saluda\u0001\r\n"u8.ToArray(),
        [.. "@"u8, .. Enumerable.Repeat((byte)'t', 4_094), .. " PING :"u8, .. Enumerable.Repeat((byte)'x', 504), .. "\r\nX\r\n"u8],
        [.. "PRIVMSG #a :"u8, 0xFF, (byte)'\r', (byte)'\n', 0, (byte)'\n'],
    ];

    public ReadOnlySpan<byte> Telling => "\r\n :@;=\\+/!#\0,*-\u00f1\ud83d\ude00x"u8;

    public void Try(byte[] input, Random dice)
    {
        string whole = Read(input, Cuts.Whole(input));
        Promise.Same(whole, Read(input, Cuts.EachByte(input)), "byte by byte");
        Promise.Same(whole, Read(input, Cuts.Anywhere(input, dice)), "in pieces");
    }

    private static string Read(byte[] input, byte[][] reads)
    {
        IrcLineReader reader = default;
        StringBuilder told = new();
        int taken = 0;
        int arrived = 0;
        foreach (byte[] read in reads)
        {
            arrived += read.Length;
            ReadOnlySequence<byte> unread = new(input, taken, arrived - taken);
            for (IrcLineStatus status = reader.Read(ref unread, out ReadOnlySequence<byte> line); status != IrcLineStatus.NeedMore; status = reader.Read(ref unread, out line))
            {
                told.Append(status).Append(' ').AppendLine(Convert.ToHexString(line.ToArray()));
                if (status == IrcLineStatus.Line)
                {
                    Again(line.ToArray());
                }
            }

            taken = arrived - (int)unread.Length;
            Promise.Holds(unread.Length <= IrcLineReader.MaxTagData + IrcLineReader.MaxBody + 3, $"{unread.Length} bytes kept");
        }

        return told.ToString();
    }

    private static void Again(byte[] line)
    {
        if (IrcMessage.Parse(line.AsSpan()) is not { } message || !CanBeWritten(message))
        {
            return;
        }

        FrameBuffer buffer = new();
        IrcLineWriter.Write(buffer, message);
        Promise.Holds(buffer.Written.Span[..^2].IndexOfAny((byte)'\r', (byte)'\n', (byte)0) < 0, "a second line");
        IrcMessage again = IrcMessage.Parse(buffer.Written.Span[..^2])!;
        Promise.Same(Told(message), Told(again), "written and read again");
    }

    /// <summary>A client may write what no server does: a command of other characters, no source behind its colon.</summary>
    private static bool CanBeWritten(IrcMessage message) => message.Command.All(char.IsAsciiLetterOrDigit) && message.Source != "" && Tags(message).All(tag => !tag.StartsWith('='));

    private static string Told(IrcMessage message) => string.Join('\n', [.. Tags(message), message.Source, message.Command, .. message.Parameters]);

    private static List<string> Tags(IrcMessage message)
    {
        List<string> tags = [];
        foreach (IrcTag tag in message.Tags)
        {
            tags.Add($"{tag.Key}={tag.Escaped}");
        }

        return tags;
    }
}
