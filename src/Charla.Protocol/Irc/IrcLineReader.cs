using System.Buffers;
using System.Text.Unicode;

namespace Charla.Protocol.Irc;

/// <summary>What came of asking an <see cref="IrcLineReader"/> for a line.</summary>
internal enum IrcLineStatus
{
    /// <summary>More bytes must arrive.</summary>
    NeedMore,

    /// <summary>A line that may be parsed.</summary>
    Line,

    /// <summary>The line has more tag data, or more besides the tags, than a client may send: 417. It comes without its bytes.</summary>
    TooLong,

    /// <summary>The line is not UTF-8: <c>FAIL command INVALID_UTF8</c>. Its bytes are given, so that its command can be told.</summary>
    NotUtf8,

    /// <summary>The line has a NUL, or a CR that is not before its LF. Its bytes are given.</summary>
    Forbidden,
}

/// <summary>Cuts lines out of one IRC connection's bytes, the same ones however they arrive. Allocates nothing; holds no bytes. Not safe for use from two threads.</summary>
/// <remarks>
/// <c>line = ["@" 0*4094OCTET " "] 1*510OCTET [CR] LF</c>. A lone LF ends a line, as the Modern specification recommends; a lone CR does not, which it
/// leaves open: what a bot relays in another's name must not become a command of the bot's. Empty lines are passed over.
/// </remarks>
internal struct IrcLineReader
{
    /// <summary>Bytes in a line besides its tags and its CR LF.</summary>
    public const int MaxBody = 510;

    /// <summary>Bytes between the <c>@</c> and the space of a client's tags.</summary>
    public const int MaxTagData = 4_094;

    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';

    private int _searched;
    private bool _skipping;

    /// <summary>Takes one line off the front of <paramref name="unread"/>; where more must arrive, leaves what was begun there.</summary>
    /// <param name="unread">What has arrived and was not taken.</param>
    /// <param name="line">The line without its ending, a slice of <paramref name="unread"/>.</param>
    public IrcLineStatus Read(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> line)
    {
        while (TryCut(ref unread, out line))
        {
            if (_skipping)
            {
                _skipping = false;
                continue;
            }

            line = EndsWithCr(line) ? line.Slice(0, line.Length - 1) : line;
            if (!line.IsEmpty)
            {
                IrcLineStatus status = Judge(line);
                line = status == IrcLineStatus.TooLong ? default : line;
                return status;
            }
        }

        // Its ending may still have a CR, which does not count.
        if (_skipping || IsWithin(unread, slack: 1))
        {
            Forget(ref unread);
            return IrcLineStatus.NeedMore;
        }

        _skipping = true;
        Forget(ref unread);
        return IrcLineStatus.TooLong;
    }

    /// <summary>What is to be said of a line that stands alone, without an ending, such as a WebSocket message.</summary>
    /// <returns>Anything but <see cref="IrcLineStatus.NeedMore"/>.</returns>
    public static IrcLineStatus Judge(in ReadOnlySequence<byte> line)
    {
        if (!IsWithin(line, slack: 0))
        {
            return IrcLineStatus.TooLong;
        }

        if (line.IsSingleSegment)
        {
            return Judge(line.FirstSpan);
        }

        Span<byte> copy = stackalloc byte[(int)line.Length];
        line.CopyTo(copy);
        return Judge(copy);
    }

    private static IrcLineStatus Judge(ReadOnlySpan<byte> line) => line switch
    {
        _ when !Utf8.IsValid(line) => IrcLineStatus.NotUtf8,
        _ when line.ContainsAny((byte)0, Cr, Lf) => IrcLineStatus.Forbidden,
        _ => IrcLineStatus.Line,
    };

    /// <summary>Cuts at the first LF. What has been searched is not searched again when more arrives.</summary>
    private bool TryCut(ref ReadOnlySequence<byte> unread, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (unread.Slice(_searched).PositionOf(Lf) is not { } end)
        {
            _searched = (int)Math.Min(unread.Length, MaxTagData + MaxBody + 4);
            return false;
        }

        line = unread.Slice(0, end);
        unread = unread.Slice(unread.GetPosition(1, end));
        _searched = 0;
        return true;
    }

    /// <summary>While a line is too long, nothing of it has to be kept.</summary>
    private void Forget(ref ReadOnlySequence<byte> unread)
    {
        if (_skipping)
        {
            unread = unread.Slice(unread.End);
            _searched = 0;
        }
    }

    private static bool EndsWithCr(in ReadOnlySequence<byte> line) => !line.IsEmpty && BeginsWith(line.Slice(line.Length - 1), Cr);

    /// <summary>The first segment of a sequence may be empty where others are not.</summary>
    private static bool BeginsWith(in ReadOnlySequence<byte> bytes, byte first) =>
        new SequenceReader<byte>(bytes).TryPeek(out byte found) && found == first;

    private static bool IsWithin(in ReadOnlySequence<byte> line, int slack)
    {
        if (!BeginsWith(line, (byte)'@'))
        {
            return line.Length <= MaxBody + slack;
        }

        ReadOnlySequence<byte> tags = line.Slice(1, Math.Min(line.Length - 1, MaxTagData + slack + 1));
        return tags.PositionOf((byte)' ') is { } space
            ? tags.Slice(0, space).Length <= MaxTagData && line.Slice(line.GetPosition(1, space)).Length <= MaxBody + slack
            : line.Length - 1 <= MaxTagData + slack;
    }
}
