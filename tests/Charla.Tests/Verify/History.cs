using Charla.Protocol.Messages;
using Charla.Verify.Checking;

namespace Charla.Tests.Verify;

/// <summary>Builds what two members of the lobby did and saw, and the log that is left: whole, until a test takes something away.</summary>
internal sealed class History
{
    public const string Room = NameRules.Lobby;

    private readonly List<StoredEvent> _log = [];
    private readonly List<Observation> _speaker = [];
    private readonly List<Observation> _reader = [];
    private readonly List<Observation> _plain = [];
    private long _tick;

    /// <summary>Of the log; a test may take out, put in and change.</summary>
    public List<StoredEvent> Log => _log;

    /// <summary>Of the one who says everything.</summary>
    public List<Observation> Speaker => _speaker;

    /// <summary>Of the one who only reads.</summary>
    public List<Observation> Reader => _reader;

    /// <summary>Of a plain program.</summary>
    public List<Observation> Plain => _plain;

    public long Tick => ++_tick;

    /// <summary>So many messages, each sent, stored, acknowledged and given to everybody.</summary>
    public static History Of(int messages)
    {
        History history = new();
        history._speaker.Add(new Entered(history.Tick, Room, 0, 0, 0, 0));
        history._reader.Add(new Entered(history.Tick, Room, 0, 0, 0, 0));
        history._plain.Add(new PlainConnected(history.Tick));
        for (int i = 1; i <= messages; i++)
        {
            history.Say(i);
        }

        return history;
    }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Finding> Check() => HistoryChecker.Check(new Histories(
        new Dictionary<string, IReadOnlyList<StoredEvent>> { [Room] = _log },
        new Dictionary<string, long> { [Room] = _log.Count },
        [new("ana", "framed", _speaker), new("luis", "websocket", _reader), new("curso", "plain", _plain)]));

    private void Say(int seq)
    {
        (string nonce, string text) = ($"n{seq}", $"text {seq}");
        _speaker.Add(new Sent(Tick, Room, nonce, text));
        _log.Add(new StoredEvent(Room, seq, "ana", text, nonce));
        _speaker.Add(new Received(Tick, Room, seq, "ana", text, nonce));
        _speaker.Add(new Acknowledged(Tick, Room, nonce, seq));
        _reader.Add(new Received(Tick, Room, seq, "ana", text, nonce));
        _plain.Add(new PlainReceived(Tick, "ana", text));
    }
}
