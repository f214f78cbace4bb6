using Charla.Client.Connecting;
using Charla.Protocol;
using Wire = Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>Enters the rooms again that the client was in before the reconnect, each from its place in the log on.</summary>
internal sealed class Rejoining(ClientState state, CharlaConversation conversation, IReadOnlyList<(string Room, long Last)> rooms)
{
    private const int AtOnce = 32;

    private static readonly TimeSpan _defaultPause = TimeSpan.FromSeconds(1);

    /// <summary>Enters them, and then only waits to be cancelled; ends on its own where the server leaves a request without an answer.</summary>
    public async Task<ConnectionProblem> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            ParallelOptions some = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(rooms, some, RejoinAsync).ConfigureAwait(false);
        }
        catch (ChatException failed) when (failed.Failure is ChatFailure.TimedOut or ChatFailure.ConnectionLost or ChatFailure.NotConnected)
        {
            return Diagnosis.TimedOut(failed.Message);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return Diagnosis.Lost("");
    }

    private async ValueTask RejoinAsync((string Room, long Last) place, CancellationToken cancellationToken)
    {
        while (await TryAsync(place, cancellationToken).ConfigureAwait(false) is { } pause)
        {
            await Task.Delay(pause, state.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null where that settles it, else how long to wait before trying again.</summary>
    private async ValueTask<TimeSpan?> TryAsync((string Room, long Last) place, CancellationToken cancellationToken)
    {
        try
        {
            await conversation.AskAsync<Wire.Joined>(new Wire.Join { Room = place.Room, After = place.Last }, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (ChatException busy) when (busy.Code is ErrorCode.RateLimited or ErrorCode.Unavailable || busy.Failure == ChatFailure.Full)
        {
            return busy.RetryAfter ?? _defaultPause;
        }
        catch (ChatException refused) when (refused.Failure == ChatFailure.Refused)
        {
            state.Rooms.Remove(place.Room);
            await state.PublishAsync(new RoomLeft(place.Room, refused.Code)).ConfigureAwait(false);
            conversation.OpenWhenSettled();
            return null;
        }
    }
}
