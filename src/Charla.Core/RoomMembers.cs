using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Who is in a room, live or behind. Owned by the room's loop: every method runs there, but for <see cref="Count"/>.</summary>
internal sealed class RoomMembers(Room room, Chat chat)
{
    private const int MaxListed = 1_000;

    private readonly Dictionary<IParticipant, Member> _members = [];
    private readonly List<Audience> _audiences = [];
    private int _count;

    /// <summary>Members of any kind, nameless ones included. May be read by any thread.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The names of those who have one, as many as a list may hold.</summary>
    public IReadOnlyList<string> Names() => [.. _members.Keys.Select(p => p.Name).OfType<string>().Distinct().Take(MaxListed)];

    /// <summary>Those who have a name, as many as a list may hold.</summary>
    public IReadOnlyList<MemberSummary> Summaries() =>
        [.. _members.Keys.Where(p => p.Name is not null).Take(MaxListed).Select(p => new MemberSummary(p.Name!, p.Connection.Via, p.Dialect, p.Connection.Since))];

    /// <summary>The form in which the room is written to a participant.</summary>
    public IWireForm FormOf(IParticipant participant) => _members.TryGetValue(participant, out Member? member) ? member.Form : participant.Form;

    /// <summary>Lets a participant in: told how the room stands, then what it missed after <paramref name="after"/>, then live. Null is from now on.</summary>
    public Member Join(IParticipant participant, IWireForm form, long? after)
    {
        bool isNew = !Remove(participant);
        Member member = new(room, participant, form, Math.Min(after ?? room.Delivered, room.Delivered), replaysAll: true);
        _members.Add(participant, member);
        Volatile.Write(ref _count, _members.Count);
        if (isNew && participant.Name is not null)
        {
            TellPresence(participant, Presence.JoinedState);
        }

        return member;
    }

    /// <summary>Begins to give a member events. Its place is where it joined.</summary>
    public void Serve(Member member)
    {
        if (member.Mode == MemberMode.Gone || member.Outbox.IsClosed)
        {
            return;
        }

        if (member.Position == room.Delivered)
        {
            GoLive(member);
        }
        else
        {
            CatchUp.Start(member, chat);
        }
    }

    /// <summary>Lets a participant go; true where it had been here.</summary>
    public bool Leave(IParticipant participant)
    {
        if (!Remove(participant))
        {
            return false;
        }

        if (participant.Name is not null)
        {
            TellPresence(participant, Presence.LeftState);
        }

        return true;
    }

    /// <summary>Gives a batch to everyone who is live; those for whom it is too much fall behind at <paramref name="before"/>.</summary>
    public void Deliver(IReadOnlyList<RoomEvent> events, Answers answers, long before)
    {
        foreach (Audience audience in _audiences)
        {
            foreach (Member member in audience.Deliver(events, answers))
            {
                audience.Remove(member);
                member.Mode = MemberMode.Behind;
                member.Position = before;
                CatchUp.Start(member, chat);
            }
        }
    }

    /// <summary>Tells everyone who is live something that doesn't last.</summary>
    public void Tell(ServerMessage message, IParticipant? except = null)
    {
        foreach (Audience audience in _audiences)
        {
            audience.Tell(message, except);
        }
    }

    public void TellPresence(IParticipant participant, string state, string? was = null)
    {
        if (_members.Count <= chat.Options.PresenceMembers)
        {
            Tell(new Presence { Room = room.Name, Name = participant.Name!, State = state, Was = was }, except: participant);
        }
    }

    private void GoLive(Member member)
    {
        member.Mode = MemberMode.Live;
        member.ReplaysAll = false;
        Audience? audience = _audiences.Find(a => a.Form == member.Form);
        if (audience is null)
        {
            _audiences.Add(audience = new Audience(member.Form));
        }

        audience.Add(member);
    }

    private bool Remove(IParticipant participant)
    {
        if (!_members.Remove(participant, out Member? member))
        {
            return false;
        }

        if (member.Mode == MemberMode.Live)
        {
            Audience audience = _audiences.Find(a => a.Form == member.Form)!;
            audience.Remove(member);
            if (audience.Count == 0)
            {
                _audiences.Remove(audience);
            }
        }

        member.Mode = MemberMode.Gone;
        Volatile.Write(ref _count, _members.Count);
        return true;
    }
}
