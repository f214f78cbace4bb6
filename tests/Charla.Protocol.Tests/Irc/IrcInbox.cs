using System.Buffers;
using System.Text;
using Charla.Protocol.Irc;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Irc;

/// <summary>Does with an <see cref="IrcLineReader"/> what the owner of a connection does.</summary>
internal sealed class IrcInbox
{
    private readonly List<byte[]> _unread = [];
    private IrcLineReader _reader;

    /// <summary>Lines as they came, and a word for each that was refused.</summary>
    public List<string> Told { get; } = [];

    /// <summary>The most bytes that ever had to be kept.</summary>
    public long Kept { get; private set; }

    public IrcInbox Receive(params byte[][] reads)
    {
        foreach (byte[] read in reads)
        {
            _unread.Add(read);
            ReadAll();
        }

        return this;
    }

    public IrcInbox ReceiveSegments(params byte[][] parts)
    {
        _unread.AddRange(parts);
        ReadAll();
        return this;
    }

    public static List<string> Read(string wire) => new IrcInbox().Receive(Wire.Utf8(wire)).Told;

    private void ReadAll()
    {
        ReadOnlySequence<byte> unread = Wire.Sequence(_unread);
        for (IrcLineStatus status = _reader.Read(ref unread, out ReadOnlySequence<byte> line); status != IrcLineStatus.NeedMore; status = _reader.Read(ref unread, out line))
        {
            Told.Add(status == IrcLineStatus.Line ? Encoding.UTF8.GetString(line) : $"<{status}>");
        }

        Kept = Math.Max(Kept, unread.Length);
        byte[] rest = unread.ToArray();
        _unread.Clear();
        _unread.Add(rest);
    }
}
