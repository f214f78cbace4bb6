using System.Net;
using Charla.Protocol.Messages;
using Charla.Verify.Peers;

namespace Charla.Verify;

/// <summary>Who takes part in an episode, and how much befalls it: all of it follows from the seed.</summary>
internal sealed class EpisodePlan
{
    private static readonly string[] _rooms = [NameRules.Lobby, "lab", "patio"];

    private readonly int _seed;

    public EpisodePlan(int seed)
    {
        _seed = seed;
        Dice = new Random(seed);
        Faults = Dice.Next(2, 6);
        HasTls = Dice.Next(2) == 0;
    }

    /// <summary>Of the faults.</summary>
    public Random Dice { get; }

    /// <summary>How many faults, besides the last kill.</summary>
    public int Faults { get; }

    /// <summary>Whether the server speaks TLS too, and some of the members with it.</summary>
    public bool HasTls { get; }

    /// <summary>The members, not started yet.</summary>
    public IReadOnlyList<Member> Members(IPEndPoint framed, IPEndPoint web)
    {
        Random dice = new(_seed);
        Ticks ticks = new();
        List<Member> members = [];
        AddCharla("tala", Wires.Framed, dice.Next(2, 5), speaks: true, sleeps: false);
        AddCharla("webo", Wires.Web, dice.Next(2, 5), speaks: true, sleeps: false);
        AddCharla("ojo", Wires.Framed, 1, speaks: false, sleeps: false);
        AddCharla("siesta", Wires.Framed, dice.Next(1, 3), speaks: false, sleeps: true);
        AddCharla("pausa", Wires.Web, 1, speaks: false, sleeps: true);
        AddCharla("cifra", Wires.Tls, HasTls ? 2 : 0, speaks: true, sleeps: false);
        for (int i = dice.Next(1, 4); i > 0; i--)
        {
            members.Add(new PlainMember($"curso{(char)('a' + i)}", framed, new Recorder(ticks), dice.Next()));
        }

        return members;

        void AddCharla(string name, string wire, int count, bool speaks, bool sleeps)
        {
            for (int i = 0; i < count; i++)
            {
                MemberPlan plan = new($"{name}{(char)('a' + i)}", wire, _rooms, dice.Next(), speaks, sleeps, dice.Next(4, 30));
                members.Add(new CharlaMember(plan, wire == Wires.Web ? web : framed, new Recorder(ticks)));
            }
        }
    }
}
