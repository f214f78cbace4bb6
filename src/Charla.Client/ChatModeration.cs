using Charla.Client.Conversing;
using Charla.Protocol.Messages;

namespace Charla.Client;

/// <summary>How a <see cref="ChatClient"/> keeps order in rooms. All who are in the room see what was done as <see cref="RoomModerated"/>.</summary>
/// <remarks>Every call returns the seq of what was done, and fails with <see cref="ChatException"/> where the server says no: <c>forbidden</c> where the client may not.</remarks>
public sealed class ChatModeration
{
    private readonly ClientState _state;

    internal ChatModeration(ClientState state) => _state = state;

    /// <summary>Throws somebody out, who may come again.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">The name under which they are there.</param>
    /// <param name="reason">Why, at most 256 bytes.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> KickAsync(string room, string who, string? reason = null, CancellationToken cancellationToken = default) =>
        DoAsync(new Kick { Room = room, Who = who, Reason = reason }, cancellationToken);

    /// <summary>Throws somebody out, and lets them in no more.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">A name, or that of an account.</param>
    /// <param name="lasts">How long, in whole seconds; null for good.</param>
    /// <param name="reason">Why, at most 256 bytes.</param>
    /// <param name="withAddress">Whether it is also of the address from which they are connected.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> BanAsync(string room, string who, TimeSpan? lasts = null, string? reason = null, bool withAddress = false, CancellationToken cancellationToken = default) =>
        DoAsync(new Ban { Room = room, Who = who, Seconds = (long?)lasts?.TotalSeconds, Reason = reason, WithAddress = withAddress ? true : null }, cancellationToken);

    /// <summary>Takes bans of somebody back.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">A name, or that of an account.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> UnbanAsync(string room, string who, CancellationToken cancellationToken = default) => DoAsync(new Unban { Room = room, Who = who }, cancellationToken);

    /// <summary>Lets somebody read and not write.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">A name, or that of an account.</param>
    /// <param name="lasts">How long, in whole seconds; null for good.</param>
    /// <param name="reason">Why, at most 256 bytes.</param>
    /// <param name="withAddress">Whether it is also of the address from which they are connected.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> MuteAsync(string room, string who, TimeSpan? lasts = null, string? reason = null, bool withAddress = false, CancellationToken cancellationToken = default) =>
        DoAsync(new Mute { Room = room, Who = who, Seconds = (long?)lasts?.TotalSeconds, Reason = reason, WithAddress = withAddress ? true : null }, cancellationToken);

    /// <summary>Lets somebody write again.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">A name, or that of an account.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> UnmuteAsync(string room, string who, CancellationToken cancellationToken = default) => DoAsync(new Unmute { Room = room, Who = who }, cancellationToken);

    /// <summary>Invites an account to a private room, or takes that back.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">A name, or that of an account.</param>
    /// <param name="invited">False takes it back.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> InviteAsync(string room, string who, bool invited = true, CancellationToken cancellationToken = default) =>
        DoAsync(new Invite { Room = room, Who = who, On = invited }, cancellationToken);

    /// <summary>Changes what an account is in a room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="who">A name, or that of an account.</param>
    /// <param name="role"><c>owner</c>, <c>moderator</c> or <c>member</c>.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> SetRoleAsync(string room, string who, string role, CancellationToken cancellationToken = default) =>
        DoAsync(new SetRole { Room = room, Who = who, Role = role }, cancellationToken);

    /// <summary>Gives a room another name; the old one leads to it until another room takes it.</summary>
    /// <param name="room">The room.</param>
    /// <param name="name">Its new name.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> RenameAsync(string room, string name, CancellationToken cancellationToken = default) =>
        DoAsync(new RenameRoom { Room = room, Name = name }, cancellationToken);

    /// <summary>Changes how a room is set; what is null stays as it is.</summary>
    /// <param name="room">The room.</param>
    /// <param name="access"><c>public</c>, <c>private</c> or <c>announcement</c>.</param>
    /// <param name="guests">Whether those without an account may come in.</param>
    /// <param name="locked">Whether only those who keep the room write.</param>
    /// <param name="keepDays">Days for which it keeps what is said; 0 for ever.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public Task<long> ChangeAsync(string room, string? access = null, bool? guests = null, bool? locked = null, long? keepDays = null, CancellationToken cancellationToken = default) =>
        DoAsync(new SetRoom { Room = room, Access = access, Guests = guests, Locked = locked, KeepDays = keepDays }, cancellationToken);

    /// <summary>How a room is set, and what the client may do there.</summary>
    /// <param name="room">The room.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    public async Task<RoomSetup> SetupAsync(string room, CancellationToken cancellationToken = default)
    {
        RoomSettings set = await _state.AskAsync<RoomSettings>(new SetRoom { Room = room }, cancellationToken).ConfigureAwait(false);
        return new RoomSetup(set.Room, set.Access, set.Guests, set.Locked, set.Owners, set.Moderators, set.Invited, set.Role, set.May);
    }

    private async Task<long> DoAsync(ClientMessage request, CancellationToken cancellationToken) =>
        (await _state.AskAsync<Ack>(request, cancellationToken).ConfigureAwait(false)).Seq;
}
