using System.Buffers;
using System.Text;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Serial.Talk;

namespace Charla.Gateways.Serial;

/// <summary>A device as a member of its room, for as long as its line is open: what it sends is said, within its allowance.</summary>
internal sealed class SerialMember : IConversation, IParticipant
{
    private const int BesidesText = 16;

    private static readonly Bilingual _dropped = new("[charla] {0} mensajes de este dispositivo descartados: manda más de {1} por segundo.", "[charla] {0} messages of this device dropped: it sends more than {1} a second.");
    private static readonly Bilingual _noise = new("[charla] {0} bytes de este dispositivo descartados: no eran tramas.", "[charla] {0} bytes of this device dropped: they were no frames.");

    private readonly Chat _chat;
    private readonly SerialDevice _device;
    private readonly SerialSeat _seat;
    private readonly TalkAllowance _allowance;
    private readonly DroppedTalk _losses;
    private readonly InFlight _inFlight;

    public SerialMember(Chat chat, Connection connection, SerialDevice device, Room room)
    {
        (_chat, Connection, _device) = (chat, connection, device);
        _allowance = new TalkAllowance(device.Rate, chat.Time);
        _losses = new DroppedTalk(chat.Time, Tell);
        _inFlight = new InFlight(chat.Options.InFlightBytes);
        Name = chat.Names.ClaimMarked(device.Name, this);
        Form = new DeviceForm(device, Name, chat.Options.Language);
        _seat = new SerialSeat(chat, room, this);
    }

    public Connection Connection { get; }

    public string Name { get; }

    public string Dialect => _device.Format.Lines ? "lines" : "plain";

    public IWireForm Form { get; }

    /// <summary>Enters the room.</summary>
    public void Open() => _seat.Enter();

    public void Expelled(Room room, string reason) => _seat.Lose();

    public ValueTask HandleAsync(ReadOnlySequence<byte> payload) => HearAsync(Heard.Said(Encoding.UTF8.GetString(payload)));

    /// <summary>Takes what came over the line. The gateway reads no further until it completes.</summary>
    public ValueTask HearAsync(in Heard heard)
    {
        if (heard.Discarded > 0)
        {
            _losses.Add(new(0, heard.Discarded));
        }
        else if (!IsEmptyLine(heard))
        {
            Say(heard);
        }

        Task written = _inFlight.WaitForRoomAsync();
        return written.IsCompleted ? default : new ValueTask(written);
    }

    public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome)
    {
        _inFlight.Remove(submission.Bytes);
        if (outcome.Refusal is not null)
        {
            _losses.Add(new(1, 0));
        }

        return null;
    }

    public void Fault(string code, string? detail, Bilingual? explanation = null, TimeSpan? retryAfter = null) => _chat.Journal.PeerError(Connection, code, detail);

    public Task ByeAsync(string reason, Bilingual text)
    {
        Connection.Tell(Form, new Bye { Reason = reason, Message = text.In(_chat.Options.Language) });
        return Connection.CloseAsync(reason, _chat.Options.StopLimit);
    }

    public void Close()
    {
        _losses.Close();
        _seat.Leave();
        _chat.Names.Release(Name, this);
    }

    /// <summary>Devices write empty lines to look tidy; an empty frame is a message, as everywhere.</summary>
    private bool IsEmptyLine(in Heard heard) => _device.Format.Lines && heard is { Name: null, Text: "" };

    private void Say(in Heard heard)
    {
        if (_allowance.TryTake())
        {
            // A device that puts its own name in front needn't be called by it twice.
            bool isOwn = heard.Name is null || NameRules.Fold(heard.Name) == NameRules.Fold(_device.Name);
            Submit(isOwn ? heard.Text : $"{heard.Name}> {heard.Text}");
        }
        else
        {
            _losses.Add(new(1, 0));
        }
    }

    private void Tell(DroppedTalk.Counts dropped)
    {
        if (dropped.Messages > 0)
        {
            Submit(_dropped.With(dropped.Messages, _device.Rate).In(_chat.Options.Language));
        }

        if (dropped.Bytes > 0)
        {
            Submit(_noise.With(dropped.Bytes).In(_chat.Options.Language));
        }
    }

    private void Submit(string text)
    {
        int bytes = BesidesText + Encoding.UTF8.GetByteCount(text);
        _inFlight.Add(bytes);
        if (!_seat.TrySay(text, bytes))
        {
            _inFlight.Remove(bytes);
        }
    }
}
