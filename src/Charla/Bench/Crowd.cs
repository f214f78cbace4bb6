using System.Buffers;
using System.Net.Sockets;

namespace Charla.Bench;

/// <summary>All members of a measurement. The first one listens only, unless all speak.</summary>
internal sealed class Crowd : IDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan _openLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _rollCallLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _rollCallRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(10);

    private readonly LoadState _state;
    private readonly LoadMember[] _members;

    private Crowd(LoadState state)
    {
        BenchOptions options = state.Options;
        (_state, FirstSender) = (state, options.Senders < options.Members ? 1 : 0);
        bool watchesSenders = options.Mode == BenchMode.Acks;
        _members = [.. Enumerable.Range(0, options.Members).Select(i => new LoadMember(state, i) { IsWatched = watchesSenders ? IsSender(i) : i == 0 })];
        Senders = [.. _members.Skip(FirstSender).Take(options.Senders).Select((member, i) => new LoadSender(member, Template(i, member)))];
    }

    public IReadOnlyList<LoadMember> Members => _members;

    public IReadOnlyList<LoadSender> Senders { get; }

    /// <summary>The one by whom it is seen how much is on its way.</summary>
    public LoadMember Probe => _members[0];

    /// <summary>Messages sent.</summary>
    public long Sent => Senders.Sum(sender => sender.Sent);

    /// <summary>Messages heard, by all members together.</summary>
    public long Heard => _members.Sum(member => member.Heard.Distinct);

    /// <summary>Acks received.</summary>
    public long Acked => _members.Sum(member => member.Acks.Distinct);

    private int FirstSender { get; }

    /// <summary>Lets everyone in, and waits until each hears what is said.</summary>
    /// <exception cref="BenchException">The server is not there, or doesn't let them.</exception>
    public static async Task<Crowd> OpenAsync(LoadState state, Target target, CancellationToken stop)
    {
        Crowd crowd = new(state);
        try
        {
            await EachAsync(crowd._members, (member, limit) => member.OpenAsync(target, limit), target, stop);
            await crowd.CallRollAsync(stop);
            return crowd;
        }
        catch
        {
            crowd.Dispose();
            throw;
        }
    }

    /// <summary>Opens many connections, some at a time, within a bounded time.</summary>
    /// <exception cref="BenchException">The server is not there, or lets the time pass.</exception>
    public static async Task EachAsync<T>(IReadOnlyCollection<T> members, Func<T, CancellationToken, Task> open, Target target, CancellationToken stop)
    {
        int ready = 0;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_openLimit);
        try
        {
            ParallelOptions some = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = limit.Token };
            await Parallel.ForEachAsync(members, some, async (member, cancelled) =>
            {
                await open(member, cancelled);
                Interlocked.Increment(ref ready);
            });
        }
        catch (SocketException unreachable)
        {
            throw new BenchException(BenchTexts.Unreachable.With(target.Server, unreachable.Message));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new BenchException(BenchTexts.NotReady.With(ready, members.Count));
        }
    }

    /// <summary>Whether everyone who is still there has heard everything.</summary>
    public bool HasHeardAll()
    {
        long sent = Sent;
        return _members.All(member => member.IsGone || member.Heard.Distinct >= sent);
    }

    public void Dispose()
    {
        foreach (LoadMember member in _members)
        {
            member.Dispose();
        }
    }

    private bool IsSender(int member) => member >= FirstSender && member < FirstSender + _state.Options.Senders;

    private MessageTemplate Template(int sender, LoadMember member) => _state.Options.Dialect == BenchDialect.Plain
        ? MessageTemplate.Plain(_state.Stamp, sender, member.Name, _state.Options.Bytes)
        : MessageTemplate.Charla(_state.Stamp, sender, _state.Options.Room, _state.Options.Bytes, hasNonce: true);

    /// <summary>One of the senders calls until each member has heard it: whoever is not in the room yet must not count as having lost a message.</summary>
    private async Task CallRollAsync(CancellationToken stop)
    {
        BenchOptions options = _state.Options;
        LoadMember caller = _members[FirstSender];
        MessageTemplate call = options.Dialect == BenchDialect.Plain
            ? MessageTemplate.Plain(_state.Stamp, Stamp.RollCall, caller.Name, Stamp.Length)
            : MessageTemplate.Charla(_state.Stamp, Stamp.RollCall, options.Room, Stamp.Length, hasNonce: false);
        for (TimeSpan waited = TimeSpan.Zero; !_members.All(member => member.IsPresent); waited += _poll)
        {
            if (waited > _rollCallLimit || caller.IsGone)
            {
                throw new BenchException(BenchTexts.Unheard.With(_members.Count(member => member.IsPresent), _members.Length));
            }

            if (waited.Ticks % _rollCallRetry.Ticks == 0)
            {
                ArrayBufferWriter<byte> frame = new();
                call.Append(frame, 1);
                caller.TrySend(frame.WrittenSpan);
            }

            await Task.Delay(_poll, stop);
        }
    }
}
