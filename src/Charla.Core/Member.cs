namespace Charla.Core;

/// <summary>How a member is served.</summary>
internal enum MemberMode
{
    /// <summary>Catching up from the log.</summary>
    Behind,

    /// <summary>Gets every batch as it is delivered.</summary>
    Live,

    /// <summary>Not in the room any more.</summary>
    Gone,
}

/// <summary>A participant's place in one room's log. Its mode is the room loop's to change; its position that of whoever serves it.</summary>
internal sealed class Member(Room room, IParticipant participant, IWireForm form, long position, bool replaysAll)
{
    private readonly Lock _gate = new();
    private volatile MemberMode _mode = MemberMode.Behind;

    public Room Room { get; } = room;

    public IParticipant Participant { get; } = participant;

    /// <summary>How the room is written to it. Changed by the room's loop.</summary>
    public IWireForm Form { get; set; } = form;

    // Kept here although the participant has it: delivery goes through every member, and each step on the way is a cache miss.
    public Outbox Outbox { get; } = participant.Connection.Outbox;

    public MemberMode Mode
    {
        get => _mode;
        set
        {
            lock (_gate)
            {
                _mode = value;
            }
        }
    }

    /// <summary>The last seq that was put into the outbox; kept up to date only while behind.</summary>
    public long Position { get; set; } = position;

    /// <summary>Puts what it missed into the outbox, unless it has left meanwhile: from then on nothing of the room may follow.</summary>
    public void Give(ReadOnlyMemory<byte> frames, long upTo)
    {
        lock (_gate)
        {
            if (_mode == MemberMode.Behind)
            {
                Outbox.Write(frames);
                Position = upTo;
            }
        }
    }

    /// <summary>It asked for everything since its place, so it is never told of a gap. Until it is live for the first time.</summary>
    public bool ReplaysAll { get; set; } = replaysAll;

    /// <summary>The last coming or going that it was told of, or that its list of who is here has; kept up to date only while behind.</summary>
    public long PresenceSeen { get; set; }

    /// <summary>Where the member stands in its audience's list of live ones.</summary>
    public int Index { get; set; } = -1;
}
