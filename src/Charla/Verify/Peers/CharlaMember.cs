using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using Charla.Verify.Checking;

namespace Charla.Verify.Peers;

/// <summary>Someone who speaks charla/1: says things in several rooms, repeats what was not acknowledged, and takes its session up again after every cut.</summary>
[SuppressMessage("Reliability", "CA2025", Justification = "Both tasks are waited for before what they use is disposed of.")]
internal sealed class CharlaMember(MemberPlan plan, IPEndPoint server, Recorder recorder) : Member(plan.Name, plan.Wire, server, recorder, plan.Seed)
{
    private const int MarkOften = 25;
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _ping = TimeSpan.FromSeconds(1);

    private readonly Memory _memory = new(plan, recorder);
    private readonly Random _sleep = new(plan.Seed + 1);
    private volatile bool _wantsList;
    private string? _session;

    /// <summary>Whether the list of rooms has come.</summary>
    public bool HasList => _memory.HasList;

    /// <summary>Asks for the list of rooms, now that all is calm.</summary>
    public void AskForList() => _wantsList = true;

    public override bool HasSettled(IReadOnlyDictionary<string, long> heads) => _memory.HasSettled(heads);

    protected override async Task ConverseAsync(IPeerWire connection, CancellationToken end)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(end);
        await EnterAsync(connection, over);
        Task speaking = SpeakAsync(connection, over.Token);
        Task hearing = HearAsync(connection, over);
        await Task.WhenAny(speaking, hearing);
        await over.CancelAsync();
        await Task.WhenAll(speaking, hearing);
    }

    private async Task EnterAsync(IPeerWire connection, CancellationTokenSource over)
    {
        await connection.SendAsync(Requests.Hello(Name, _session), over.Token);
        using JsonDocument welcome = await ExpectAsync(connection, "welcome", over);
        if (_session is not null)
        {
            bool resumed = welcome.RootElement.GetProperty("resumed").GetBoolean();
            Recorder.Add(tick => new TakenUp(tick, resumed));
        }

        _session = welcome.RootElement.GetProperty("session").GetString();
        foreach (string room in plan.Rooms)
        {
            await connection.SendAsync(Requests.Join(room, _memory.Seen(room)), over.Token);
            using JsonDocument joined = await ExpectAsync(connection, "joined", over);
        }
    }

    private async Task<JsonDocument> ExpectAsync(IPeerWire connection, string op, CancellationTokenSource over)
    {
        while (true)
        {
            JsonDocument message = await NextAsync(connection, over) ?? throw new EndOfStreamException();
            string? came = message.RootElement.GetProperty("op").GetString();
            if (came == op)
            {
                return message;
            }

            message.Dispose();
            if (came == "error")
            {
                throw new EndOfStreamException("Not let in: to be tried again.");
            }
        }
    }

    private async Task HearAsync(IPeerWire connection, CancellationTokenSource over)
    {
        while (await NextAsync(connection, over) is { } message)
        {
            message.Dispose();
            if (plan.Sleeps && _sleep.Next(200) == 0)
            {
                await Task.Delay(_sleep.Next(1_500), over.Token);
            }
        }
    }

    /// <summary>The next message, taken note of; a connection on which nothing comes for long is given up.</summary>
    private async Task<JsonDocument?> NextAsync(IPeerWire connection, CancellationTokenSource over)
    {
        while (true)
        {
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(over.Token);
            limit.CancelAfter(_silence);
            if (await connection.ReceiveAsync(limit.Token) is not { } payload)
            {
                return null;
            }

            if (payload.StartsWith('{'))
            {
                JsonDocument message = JsonDocument.Parse(payload);
                _memory.TakeNote(message.RootElement);
                return message;
            }
        }
    }

    private async Task SpeakAsync(IPeerWire connection, CancellationToken over)
    {
        long pinged = Environment.TickCount64;
        _memory.Unwritten();
        while (!over.IsCancellationRequested)
        {
            foreach (Said said in _memory.ToWrite(mayBegin: !IsHushed && plan.Speaks, Dice))
            {
                await connection.SendAsync(Requests.Send(said), over);
            }

            await MarkAsync(connection, over);
            if (Environment.TickCount64 - pinged > _ping.TotalMilliseconds)
            {
                pinged = Environment.TickCount64;
                await connection.SendAsync(_wantsList && !HasList ? Requests.Rooms : Requests.Ping, over);
            }

            await Task.Delay(1 + Dice.Next(plan.Pause), over);
        }
    }

    private async Task MarkAsync(IPeerWire connection, CancellationToken over)
    {
        string room = plan.Rooms[Dice.Next(plan.Rooms.Count)];
        long seen = _memory.Seen(room);
        if (!IsHushed && seen > 0 && Dice.Next(MarkOften) == 0)
        {
            Recorder.Add(tick => new Marking(tick, room, seen));
            await connection.SendAsync(Requests.MarkRead(room, seen), over);
        }
    }
}
