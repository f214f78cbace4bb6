using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The live members of a room who read the same form: what is written for one is written for all. Owned by the room's loop.</summary>
internal sealed class Audience(IWireForm form)
{
    private readonly List<Member> _live = [];

    public IWireForm Form { get; } = form;

    public int Count => _live.Count;

    /// <summary>Bytes of the last batch in this form.</summary>
    public int BatchBytes { get; private set; }

    public void Add(Member member)
    {
        member.Index = _live.Count;
        _live.Add(member);
    }

    /// <summary>Takes a member out; the last one takes its place in the list.</summary>
    public void Remove(Member member)
    {
        Member last = _live[^1];
        _live[member.Index] = last;
        last.Index = member.Index;
        _live.RemoveAt(_live.Count - 1);
        member.Index = -1;
    }

    /// <summary>Takes everyone out.</summary>
    public IReadOnlyList<Member> RemoveAll()
    {
        Member[] all = [.. _live];
        _live.Clear();
        return all;
    }

    /// <summary>Puts a batch into every outbox, each sender's answers behind it in the same write.</summary>
    /// <returns>Those for whom it did not fit.</returns>
    public IReadOnlyList<Member> Deliver(IReadOnlyList<RoomEvent> events, Answers answers)
    {
        ReadOnlyMemory<byte> frames = Encode(events);
        BatchBytes = frames.Length;
        bool isPersonal = Form.IsPersonal(events);
        if (frames.IsEmpty && !isPersonal)
        {
            return [];
        }

        List<Member>? full = null;
        bool anyAnswers = answers.Any;
        foreach (Member member in _live)
        {
            int? answer = anyAnswers ? answers.BytesFor(member.Participant) : null;
            ReadOnlyMemory<byte> its = answer is not null || isPersonal ? member.Participant.Personal(member.Room, Form, events) ?? frames : frames;
            if (!member.Outbox.TryWrite(its, flush: answer is not > 0))
            {
                (full ??= []).Add(member);
            }

            if (answer > 0)
            {
                answers.Flush(member.Participant);
            }
        }

        return full ?? [];
    }

    /// <summary>Puts something that doesn't last into every outbox that has room for it.</summary>
    public void Tell(ServerMessage message, IParticipant? except)
    {
        ReadOnlyMemory<byte> frames = Encode([message]);
        foreach (Member member in _live)
        {
            if (member.Participant != except && member.Participant.Hears(message, except))
            {
                member.Outbox.TryWrite(frames);
            }
        }
    }

    private ReadOnlyMemory<byte> Encode(IReadOnlyList<ServerMessage> messages) => _live.Count == 0 ? default : Form.Encode(messages);
}
