using Charla.Protocol.Messages;

namespace Charla.Core.Permissions;

/// <summary>The order that a room keeps: its rules as they are now, and that nobody is in it who may not be. Changed on the room's loop, read by anyone.</summary>
internal sealed class RoomOrder
{
    private readonly Room _room;
    private readonly Chat _chat;

    public RoomOrder(Room room, RoomRecord record, Chat chat)
    {
        (_room, _chat) = (room, chat);
        Rules = room.IsDirect ? RoomRules.Direct : record.Rules;
    }

    public RoomRules Rules
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    }

    /// <summary>What someone may do here, worked out anew.</summary>
    public Rights RightsOf(IParticipant participant) => new(Rules, Person.Of(participant, _chat), _chat.Time.GetUtcNow());

    /// <summary>Why something that was handed in may not be any more, where the rules have changed since its sender was asked; else null.</summary>
    public string? RefusalOf(in Submission submission)
    {
        if (submission.Rules is null || ReferenceEquals(submission.Rules, Rules))
        {
            return null;
        }

        Rights rights = RightsOf(submission.Sender);
        return rights.Allows(submission.Act) ? null : rights.Refusal(submission.Act, _room.Name, _chat.Time).Code;
    }

    /// <summary>An event changes the room: from now on the new rules count. Nobody has been told of it yet.</summary>
    public void Adopt(RoomChange change, RoomEvent by) => Rules = change.Apply(Rules, by);

    /// <summary>All have been told of a change: whoever may not be there any more goes.</summary>
    public void Enforce(RoomChange change)
    {
        if (change is NameChange renamed)
        {
            _room.Record = _room.Record with { Name = renamed.Name };
            _chat.Rooms.NoteName(renamed.Name, _room.Record.Key);
        }

        string? thrownOut = change is Expulsion expulsion ? NameRules.Fold(expulsion.Who) : null;
        foreach (IParticipant participant in _room.Members.All())
        {
            if (thrownOut is not null && participant.Name is { } name && NameRules.Fold(name) == thrownOut)
            {
                Expel(participant, Left.Kicked);
            }
            else
            {
                EnforceOn(participant);
            }
        }
    }

    /// <summary>Lets a participant go who may not be here any more; false where it goes, or is not here.</summary>
    public bool EnforceOn(IParticipant participant)
    {
        Rights rights = RightsOf(participant);
        if (rights.Allows(RoomAct.Read))
        {
            return _room.Members.Contains(participant);
        }

        Expel(participant, rights.Refusal(RoomAct.Read, _room.Name, _chat.Time).Code);
        return false;
    }

    /// <summary>The log keeps less than before.</summary>
    public void ForgetBefore(long first) => Rules = first > Rules.First ? Rules with { First = first } : Rules;

    private void Expel(IParticipant participant, string reason)
    {
        if (_room.Members.Contains(participant))
        {
            _room.Members.Leave(participant, participant.Name, reason == Left.Kicked ? PresenceCause.Kicked : PresenceCause.Refused);
            participant.Expelled(_room, reason);
        }
    }
}
