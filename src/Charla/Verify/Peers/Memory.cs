using System.Text.Json;
using Charla.Verify.Checking;

namespace Charla.Verify.Peers;

/// <summary>What a member knows across its connections: how far it has seen, and what it is not sure of. Safe for use from many threads.</summary>
internal sealed class Memory(MemberPlan plan, Recorder recorder)
{
    private const int Window = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _seen = plan.Rooms.ToDictionary(room => room, _ => 0L);
    private readonly HashSet<string> _listed = [];
    private readonly List<Said> _unsure = [];
    private int _said;

    /// <summary>Whether the list of rooms has come.</summary>
    public bool HasList
    {
        get
        {
            lock (_gate)
            {
                return _listed.IsSupersetOf(plan.Rooms);
            }
        }
    }

    /// <summary>Whether all that it said is acknowledged, and it has seen as far as these heads.</summary>
    public bool HasSettled(IReadOnlyDictionary<string, long> heads)
    {
        lock (_gate)
        {
            return _unsure.Count == 0 && plan.Rooms.All(room => _seen[room] >= heads.GetValueOrDefault(room));
        }
    }

    /// <summary>Takes note of what has come.</summary>
    public void TakeNote(JsonElement message)
    {
        switch (message.GetProperty("op").GetString())
        {
            case "message":
                recorder.Add(tick => Read.Received(tick, message));
                Saw(Read.Room(message), message.GetProperty("seq").GetInt64());
                break;
            case "joined":
                recorder.Add(tick => Read.Entered(tick, message, Seen(Read.Room(message))));
                break;
            case "gap":
                recorder.Add(tick => Read.Passed(tick, message));
                Saw(Read.Room(message), message.GetProperty("to").GetInt64());
                break;
            case "ack":
                recorder.Add(tick => Read.Acknowledged(tick, message));
                Settle(message.GetProperty("nonce").GetString());
                break;
            case "error":
                Retry(Read.Optional(message, "nonce"));
                break;
            case "read":
                recorder.Add(tick => Read.Marked(tick, message));
                break;
            case "rooms":
                TakeList(message.GetProperty("rooms"));
                break;
        }
    }

    private void TakeList(JsonElement rooms)
    {
        foreach (JsonElement room in rooms.EnumerateArray().Where(room => _seen.ContainsKey(Read.Room(room))))
        {
            recorder.Add(tick => Read.Listed(tick, room));
            lock (_gate)
            {
                _listed.Add(Read.Room(room));
            }
        }
    }

    /// <summary>What is to be repeated or tried again, and something new while the window allows it.</summary>
    public List<Said> ToWrite(bool mayBegin, Random dice)
    {
        lock (_gate)
        {
            if (mayBegin && _unsure.Count < Window)
            {
                string nonce = $"{plan.Name}.{++_said}";
                Said said = new(plan.Rooms[dice.Next(plan.Rooms.Count)], nonce, Texts.Next(plan.Name, _said, dice));
                _unsure.Add(said);
                recorder.Add(tick => new Sent(tick, said.Room, said.Nonce, said.Text));
            }

            List<Said> due = [.. _unsure.Where(said => !said.IsWritten)];
            due.ForEach(said => said.IsWritten = true);
            return due;
        }
    }

    /// <summary>On a new connection, nothing of it has been written.</summary>
    public void Unwritten()
    {
        lock (_gate)
        {
            _unsure.ForEach(said => said.IsWritten = false);
        }
    }

    private void Retry(string? nonce)
    {
        lock (_gate)
        {
            foreach (Said refused in _unsure.Where(said => said.Nonce == nonce))
            {
                refused.IsWritten = false;
            }
        }
    }

    private void Settle(string? nonce)
    {
        lock (_gate)
        {
            _unsure.RemoveAll(said => said.Nonce == nonce);
        }
    }

    private void Saw(string room, long seq)
    {
        lock (_gate)
        {
            _seen[room] = Math.Max(_seen.GetValueOrDefault(room), seq);
        }
    }

    /// <summary>The last seq of a room that has come.</summary>
    public long Seen(string room)
    {
        lock (_gate)
        {
            return _seen[room];
        }
    }
}
