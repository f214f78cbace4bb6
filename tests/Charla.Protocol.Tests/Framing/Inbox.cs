using System.Buffers;

namespace Charla.Protocol.Tests.Framing;

/// <summary>Does with a <see cref="FrameReader"/> what the owner of a connection does, with a clock that the test holds.</summary>
internal sealed class Inbox(Counting counting = Counting.Unknown, int maxPayload = Protocol.Frame.DefaultMaxPayload)
{
    private readonly List<byte[]> _unread = [];
    private FrameReader _reader = new(maxPayload, counting);

    /// <summary>The payloads that came out.</summary>
    public List<byte[]> Frames { get; } = [];

    /// <summary>What ended the connection.</summary>
    public string? Error { get; private set; }

    public FrameReadStatus Status { get; private set; } = FrameReadStatus.NeedMore;

    public Counting Counting => _reader.Counting;

    /// <summary>What has arrived and was not taken.</summary>
    public byte[] Unread => Wire.Joined(_unread);

    public IEnumerable<string> Texts => Frames.Select(System.Text.Encoding.UTF8.GetString);

    /// <summary>Bytes arrive, in as many segments as there are parts.</summary>
    public Inbox Receive(params byte[][] parts)
    {
        _unread.AddRange(parts);
        ReadAll(waited: false);
        return this;
    }

    /// <summary>Bytes arrive one read after the other, too fast for any wait to end.</summary>
    public Inbox ReceiveEach(params byte[][] reads)
    {
        foreach (byte[] read in reads)
        {
            Receive(read);
        }

        return this;
    }

    /// <summary>Nothing arrives for as long as the reader cares to wait.</summary>
    public Inbox Wait()
    {
        while (Status == FrameReadStatus.NeedWait)
        {
            ReadAll(waited: true);
        }

        return this;
    }

    private void ReadAll(bool waited)
    {
        if (Error is not null)
        {
            return;
        }

        ReadOnlySequence<byte> unread = Wire.Sequence(_unread);
        try
        {
            Status = _reader.Read(ref unread, waited, out ReadOnlySequence<byte> payload);
            while (Status == FrameReadStatus.Frame)
            {
                Frames.Add(payload.ToArray());
                Status = _reader.Read(ref unread, waited: false, out payload);
            }
        }
        catch (ProtocolException broken)
        {
            Error = broken.Code;
            Status = FrameReadStatus.NeedMore;
        }

        Keep(unread);
    }

    private void Keep(in ReadOnlySequence<byte> unread)
    {
        byte[][] parts = [.. Parts(unread)];
        _unread.Clear();
        _unread.AddRange(parts);
    }

    private static IEnumerable<byte[]> Parts(ReadOnlySequence<byte> bytes)
    {
        foreach (ReadOnlyMemory<byte> part in bytes)
        {
            yield return part.ToArray();
        }
    }
}
