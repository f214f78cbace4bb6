using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Who is in a room, live or behind. Owned by the room's loop: every method runs there, but for <see cref="Count"/>.</summary>
internal sealed class RoomMembers(Room room, Chat chat)
{
    private const int MaxListed = 1_000;

    private readonly Dictionary<IParticipant, Member> _members = [];
    private readonly List<Audience> _audiences = [];
    private readonly RecentPresence _presence = new();
    private int _count;

    /// <summary>Members of any kind, nameless ones included. May be read by any thread.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Forms that a batch is written in.</summary>
    public int AudienceCount => _audiences.Count;

    /// <summary>The names of those who have one, as many as a list may hold.</summary>
    public IReadOnlyList<string> Names() => [.. _members.Keys.Select(p => p.Name).OfType<string>().Distinct().Take(MaxListed)];

    /// <summary>Those who have a name, as many as a list may hold; with their addresses for those who may see them.</summary>
    public IReadOnlyList<MemberSummary> Summaries(bool withAddresses) =>
        [.. _members.Keys.Where(p => p.Name is not null).Take(MaxListed).Select(p => Person.Summary(p, room.Rules, chat, withAddresses))];

    /// <summary>Everyone, as they are now: what is done with one may change who is here.</summary>
    public IReadOnlyList<IParticipant> All() => [.. _members.Keys];

    public bool Contains(IParticipant participant) => _members.ContainsKey(participant);

    /// <summary>The form in which the room is written to a participant.</summary>
    public IWireForm FormOf(IParticipant participant) => _members.TryGetValue(participant, out Member? member) ? participant.AnswerForm(member.Form) : participant.Form;

    /// <summary>Lets a participant in: told how the room stands, then what it missed after <paramref name="after"/>, then live. Null is from now on.</summary>
    /// <param name="participant">Who comes in, or is here and begins anew at another place.</param>
    /// <param name="form">How the room is written to it.</param>
    /// <param name="after">Its place.</param>
    /// <param name="name">What the others are told that it is called; null where they are told nothing.</param>
    public Member Join(IParticipant participant, IWireForm form, long? after, string? name)
    {
        bool isNew = !Remove(participant);
        Member member = new(room, participant, form, Math.Min(after ?? room.Delivered, room.Delivered), replaysAll: true);
        _members.Add(participant, member);
        Volatile.Write(ref _count, _members.Count);
        if (isNew && name is not null)
        {
            TellPresence(participant, name, Presence.JoinedState);
        }

        member.PresenceSeen = _presence.Last;
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

    /// <summary>Lets a participant go; the others are told so by its name where it has one.</summary>
    public void Leave(IParticipant participant, string? name, PresenceCause cause = PresenceCause.Wish)
    {
        if (Remove(participant) && name is not null)
        {
            TellPresence(participant, name, Presence.LeftState, cause: cause);
        }
    }

    /// <summary>From now on the room is written to a participant in another form.</summary>
    public void Reform(IParticipant participant, IWireForm form)
    {
        if (_members.TryGetValue(participant, out Member? member) && member.Form != form)
        {
            bool isLive = member.Mode == MemberMode.Live;
            if (isLive)
            {
                Audience audience = _audiences.Find(a => a.Form == member.Form)!;
                audience.Remove(member);
            }

            member.Form = form;
            member.PresenceSeen = _presence.Last;
            if (isLive)
            {
                GoLive(member);
            }
        }
    }

    /// <summary>Gives a batch to everyone who is live; those for whom it is too much fall behind at <paramref name="before"/>.</summary>
    /// <returns>How many took it, and how many bytes they were given together.</returns>
    public (int Readers, long Bytes) Deliver(IReadOnlyList<RoomEvent> events, Answers answers, long before)
    {
        (int readers, long bytes) = (0, 0);
        foreach (Audience audience in _audiences)
        {
            foreach (Member member in audience.Deliver(events, answers))
            {
                audience.Remove(member);
                chat.Journal.FellBehind();
                FallBehind(member, before);
            }

            int took = audience.BatchBytes > 0 ? audience.Count : 0;
            (readers, bytes) = (readers + took, bytes + ((long)took * audience.BatchBytes));
        }

        _audiences.RemoveAll(static audience => audience.Count == 0);
        return (readers, bytes);
    }

    /// <summary>Lets everyone who is live catch up from the log, which holds events that did not come through here.</summary>
    public void FallBack(long before)
    {
        foreach (Audience audience in _audiences)
        {
            foreach (Member member in audience.RemoveAll())
            {
                FallBehind(member, before);
            }
        }

        _audiences.Clear();
    }

    /// <summary>Tells everyone who is live something that doesn't last.</summary>
    public void Tell(ServerMessage message, IParticipant? except = null)
    {
        foreach (Audience audience in _audiences)
        {
            audience.Tell(message, except);
        }
    }

    /// <summary>Tells the others who came, went or is called otherwise now. By the name at that time: there may be another by now.</summary>
    public void TellPresence(IParticipant participant, string name, string state, string? was = null, PresenceCause cause = PresenceCause.Wish)
    {
        if (_members.Count <= chat.Options.PresenceMembers)
        {
            Presence presence = new() { Room = room.Name, Name = name, State = state, Was = was, Cause = cause };
            Tell(presence, except: participant);
            _presence.Note(presence, participant);
        }
    }

    private void FallBehind(Member member, long position)
    {
        member.Mode = MemberMode.Behind;
        member.Position = position;
        member.PresenceSeen = _presence.Last;
        CatchUp.Start(member, chat);
    }

    private void GoLive(Member member)
    {
        member.Mode = MemberMode.Live;
        member.ReplaysAll = false;
        TellMissedPresence(member);
        Audience? audience = _audiences.Find(a => a.Form == member.Form);
        if (audience is null)
        {
            _audiences.Add(audience = new Audience(member.Form));
        }

        audience.Add(member);
    }

    /// <summary>Who came and went while a member was catching up: else its list of who is here would stay wrong.</summary>
    private void TellMissedPresence(Member member)
    {
        IReadOnlyList<ServerMessage> missed = _presence.Since(member.PresenceSeen, member.Participant);
        if (missed.Count > 0)
        {
            member.Outbox.TryWrite(member.Form.Encode(missed));
        }
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
