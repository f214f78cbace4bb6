using System.Diagnostics.CodeAnalysis;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Bench;

/// <summary>One member of the room: checks everything it hears, and in the charla dialect enters by itself.</summary>
internal sealed class LoadMember : IFrameHandler, IDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int SampleMask = 15;
    private static readonly TimeSpan _greetingLimit = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LoadState _state;
    private readonly int _index;
    private FrameConnection? _connection;
    private volatile bool _isPresent;
    private volatile bool _isGone;
    private bool _progressed;
    private int _arrivals;

    public LoadMember(LoadState state, int index)
    {
        // Members look at different arrivals, so that those that are looked at are of all messages.
        (_state, _index, _arrivals) = (state, index, index);
        Name = $"b{state.Stamp.Run}-{index}";
        Heard = new Arrivals(state.Options.Senders);
    }

    /// <summary>A name that nobody else has.</summary>
    public string Name { get; }

    /// <summary>Messages heard, and how.</summary>
    public Arrivals Heard { get; }

    /// <summary>Acks received, and how.</summary>
    public Arrivals Acks { get; } = new(senders: 1);

    /// <summary>Requests that the server refused.</summary>
    public long Refused { get; private set; }

    /// <summary>It has heard the roll call.</summary>
    public bool IsPresent => _isPresent;

    /// <summary>The server ended the connection.</summary>
    public bool IsGone => _isGone;

    /// <summary>More may be sent when this one has heard something, or was answered.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Connects, and enters the room.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The member owns its connection.")]
    public async Task OpenAsync(Target target, CancellationToken stop)
    {
        _connection = await FrameConnection.OpenAsync(target.Server, _index, this, BufferBytes, stop);
        _connection.Start();
        if (_state.Options.Dialect == BenchDialect.Charla)
        {
            Say(new Hello { V = 1, Name = Name, Client = "bench/1" });
            await _ready.Task.WaitAsync(stop);
            return;
        }

        // A server of the course doesn't greet.
        await _ready.Task.WaitAsync(_greetingLimit, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        if (_isGone)
        {
            throw new BenchException(BenchTexts.Refused.With(Name));
        }
    }

    /// <summary>Sends whole frames; false where the connection is gone.</summary>
    public bool TrySend(ReadOnlySpan<byte> frames) => !_isGone && _connection!.TrySend(frames);

    public void Take(ReadOnlySpan<byte> payload)
    {
        if (_state.Stamp.TryRead(payload, out Stamp.StampRead stamp))
        {
            Hear(stamp);
        }
        else if (_state.Options.Dialect == BenchDialect.Plain)
        {
            _ready.TrySetResult();
        }
        else if (ServerReply.TryRead(payload, out ServerReply reply))
        {
            TakeReply(reply);
        }
    }

    public void EndRead()
    {
        if (_progressed && IsWatched)
        {
            _state.Progress.Set();
        }

        _progressed = false;
    }

    public void Disconnect()
    {
        _isGone = true;
        _ready.TrySetException(new BenchException(BenchTexts.Refused.With(Name)));
    }

    public void Dispose() => _connection?.Dispose();

    private void Hear(in Stamp.StampRead stamp)
    {
        if (stamp.Sender == Stamp.RollCall)
        {
            _isPresent = true;
            return;
        }

        if (stamp.Sender >= _state.Options.Senders || stamp.Number <= 0 || !Heard.Take(stamp.Sender, stamp.Number))
        {
            return;
        }

        _progressed = true;
        if (_state.IsMeasuring && (++_arrivals & SampleMask) == 0)
        {
            _state.Deliveries.Add(stamp.Age());
        }
    }

    private void TakeReply(in ServerReply reply)
    {
        if (reply.Op.SequenceEqual("ack"u8))
        {
            TakeAck(reply);
        }
        else if (reply.Op.SequenceEqual("welcome"u8))
        {
            Say(new Join { Room = _state.Options.Room });
        }
        else if (reply.Op.SequenceEqual("joined"u8))
        {
            _ready.TrySetResult();
        }
        else if (reply.Op.SequenceEqual("error"u8))
        {
            Refused++;
            _ready.TrySetException(new BenchException(BenchTexts.Refused.With(reply.Sentence())));
        }
    }

    private void TakeAck(in ServerReply reply)
    {
        long number = reply.Number;
        if (number > 0 && Acks.Take(0, number))
        {
            _progressed = true;
            if (_state.IsMeasuring)
            {
                _state.Acks.Add(reply.Age);
            }
        }
    }

    private void Say(ClientMessage message)
    {
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(message);
        _connection!.TrySend(buffer.Written.Span);
    }
}
