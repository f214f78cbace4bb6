using System.Diagnostics.CodeAnalysis;
using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>What a client asks of a server, on whatever connection there is.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "It names every request and every answer by duty.")]
internal sealed class Operations(ClientState state)
{
    public async Task<RoomJoined> JoinAsync(string room, long? after, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(room);
        if (state.Conversation is PlainConversation && NameRules.Fold(room) == NameRules.Lobby)
        {
            string name = state.Standing.Name;
            return new RoomJoined(NameRules.Lobby, 0, 0, 0, null, [name], 1, Rejoined: false);
        }

        state.Rooms.Expect(room, after);
        Joined joined = await AskAsync<Joined>(new Join { Room = room, After = after }, cancellationToken).ConfigureAwait(false);
        return Translation.Joined(joined, rejoined: false);
    }

    public async Task LeaveAsync(string room, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(room);
        try
        {
            await AskAsync<Left>(new Leave { Room = room }, cancellationToken).ConfigureAwait(false);
        }
        catch (ChatException offline) when (offline.Failure is ChatFailure.NotConnected or ChatFailure.ConnectionLost && state.Rooms.Remove(room))
        {
            await state.PublishAsync(new RoomLeft(room, null)).ConfigureAwait(false);
        }
    }

    public Task<long> EditAsync(string room, long seq, string text, CancellationToken cancellationToken) =>
        ChangeAsync(new Edit { Room = room, Seq = seq, Text = text }, cancellationToken);

    public Task<long> DeleteAsync(string room, long seq, CancellationToken cancellationToken) =>
        ChangeAsync(new Delete { Room = room, Seq = seq }, cancellationToken);

    public Task<long> ReactAsync(string room, long seq, string emoji, bool add, CancellationToken cancellationToken) =>
        ChangeAsync(new React { Room = room, Seq = seq, Emoji = emoji, On = add }, cancellationToken);

    public Task<long> SetTopicAsync(string room, string topic, CancellationToken cancellationToken) =>
        ChangeAsync(new SetTopic { Room = room, Text = topic }, cancellationToken);

    public async Task<ReadMarkerMoved> MarkReadAsync(string room, long seq, CancellationToken cancellationToken)
    {
        ReadMarker marker = await AskAsync<ReadMarker>(new Read { Room = room, Seq = seq }, cancellationToken).ConfigureAwait(false);
        return Translation.Marker(marker);
    }

    public bool Typing(string room, bool typing) =>
        state.Conversation is CharlaConversation conversation && conversation.Post(new Typing { Room = room, On = typing });

    public async Task<HistoryResult> HistoryAsync(History request, CancellationToken cancellationToken)
    {
        HistoryPage page = await AskAsync<HistoryPage>(request, cancellationToken).ConfigureAwait(false);
        return Translation.History(page);
    }

    public async Task<SearchResult> SearchAsync(Search request, CancellationToken cancellationToken)
    {
        Found found = await AskAsync<Found>(request, cancellationToken).ConfigureAwait(false);
        return Translation.Search(found);
    }

    public async Task<IReadOnlyList<RoomOverview>> RoomsAsync(CancellationToken cancellationToken)
    {
        RoomList list = await AskAsync<RoomList>(new Rooms(), cancellationToken).ConfigureAwait(false);
        return Translation.Rooms(list);
    }

    public async Task<MemberListing> WhoAsync(string room, CancellationToken cancellationToken)
    {
        MemberList list = await AskAsync<MemberList>(new Who { Room = room }, cancellationToken).ConfigureAwait(false);
        return Translation.Members(list);
    }

    public async Task<string> RenameAsync(string name, CancellationToken cancellationToken)
    {
        Charla.Protocol.Messages.Renamed renamed = await AskAsync<Charla.Protocol.Messages.Renamed>(new Nick { Name = name }, cancellationToken).ConfigureAwait(false);
        return renamed.Name;
    }

    public async Task<TimeSpan> PingAsync(CancellationToken cancellationToken)
    {
        long sent = state.Time.GetTimestamp();
        await AskAsync<Pong>(new Ping(), cancellationToken).ConfigureAwait(false);
        TimeSpan roundTrip = state.Time.GetElapsedTime(sent);
        state.Change(standing => standing with { RoundTrip = roundTrip });
        return roundTrip;
    }

    private async Task<long> ChangeAsync(ClientMessage request, CancellationToken cancellationToken)
    {
        Ack ack = await AskAsync<Ack>(request, cancellationToken).ConfigureAwait(false);
        return ack.Seq;
    }

    private Task<T> AskAsync<T>(ClientMessage request, CancellationToken cancellationToken)
        where T : ServerMessage => state.AskAsync<T>(request, cancellationToken);
}
