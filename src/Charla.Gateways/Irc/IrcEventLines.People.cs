using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

internal readonly ref partial struct IrcEventLines
{
    private static readonly Bilingual _gone = new("Se desconectó", "Disconnected");
    private static readonly Bilingual _notHere = new("ya no puede estar aquí", "may not be here any more");

    /// <summary>Who comes, goes or is called otherwise.</summary>
    private void Come(Presence presence)
    {
        string channel = IrcNames.Channel(presence.Room);
        switch (presence)
        {
            case { State: Presence.JoinedState }:
                Joins(presence.Name, channel);
                break;
            case { State: Presence.RenamedState, Was: { } was }:
                Source(was, AccountOf(presence.Name));
                _buffer.Put($"NICK {IrcNames.Nick(presence.Name)}\r\n");
                break;
            case { Cause: PresenceCause.Disconnected }:
                Source(presence.Name, AccountOf(presence.Name));
                _buffer.Put($"QUIT :{_gone.In(_server.Language)}\r\n");
                break;
            case { Cause: PresenceCause.Refused }:
                FromServer("KICK", $"{channel} {IrcNames.Nick(presence.Name)}", _notHere.In(_server.Language));
                break;
            case { Cause: PresenceCause.Wish }:
                Source(presence.Name, AccountOf(presence.Name));
                _buffer.Put($"PART {channel}\r\n");
                break;
        }
    }

    private void Joins(string name, string channel)
    {
        IParticipant? who = _server.Chat.Names.Find(name);
        string? account = who?.SignedIn?.Key;
        Source(name, account);
        string realname = IrcServer.VoiceOf(who)?.Realname ?? name;
        _buffer.Put(_caps.HasFlag(IrcCapability.ExtendedJoin) ? $"JOIN {channel} {account ?? "*"} :{realname}\r\n" : $"JOIN {channel}\r\n");
    }

    /// <summary>What was done to keep order, as the modes that show it.</summary>
    private void Moderate(ModeratedEvent done)
    {
        string channel = IrcNames.Channel(done.Room);
        string who = done.Who is null ? "*" : IrcNames.Nick(done.Who);
        switch (done.Act)
        {
            case ModeratedEvent.KickAct:
                Cut(done, "KICK", $"{channel} {who}", done.Reason ?? IrcNames.Nick(done.From));
                break;
            case ModeratedEvent.BanAct or ModeratedEvent.UnbanAct when done.Who is not null:
                Line(done, $"MODE {channel} {(done.Act == ModeratedEvent.BanAct ? '+' : '-')}b {who}!*@*");
                break;
            case ModeratedEvent.RoleAct:
                Line(done, "MODE " + channel + done.Role switch { "owner" => $" +q {who}", "moderator" => $" +o {who}", _ => $" -qo {who} {who}" });
                break;
            case ModeratedEvent.SettingsAct when IrcRoomModes.Change(done) is { Length: > 0 } modes:
                Line(done, $"MODE {channel} {modes}");
                break;
            case ModeratedEvent.RenameAct:
                break;
            default:
                Cut(done, "NOTICE", channel, ModerationTexts.Line(done).In(_server.Language));
                break;
        }
    }

    private void Line(RoomEvent done, string line)
    {
        Begin(done, withId: true, null);
        _buffer.Put(line);
        _buffer.EndLine();
    }

    private void Source(string name, string? account)
    {
        _buffer.Put(_tag is null ? "" : $"@{_tag} ");
        if (_tag is null && _caps.HasFlag(IrcCapability.ServerTime))
        {
            _buffer.Put("@time=");
            _buffer.PutTime(_server.Chat.Time.GetUtcNow());
            _buffer.Put(" ");
        }

        _buffer.PutSource(name, account);
    }
}
