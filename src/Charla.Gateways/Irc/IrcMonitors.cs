using Charla.Core;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>Who watches for whom: <c>MONITOR</c>.</summary>
internal sealed class IrcMonitors
{
    /// <summary>Names that one client may watch for.</summary>
    public const int Limit = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<IrcClient>> _watchers = [];
    private readonly Dictionary<IrcClient, Dictionary<string, string>> _watched = [];
    private readonly IrcServer _server;

    public IrcMonitors(IrcServer server)
    {
        _server = server;
        server.Chat.Names.Changed += Tell;
    }

    /// <summary>Watches for a nick; false where the client's list is full.</summary>
    public bool Add(IrcClient client, string nick)
    {
        lock (_gate)
        {
            Dictionary<string, string> own = _watched.TryGetValue(client, out Dictionary<string, string>? list) ? list : _watched[client] = [];
            string key = Key(nick);
            if (own.Count >= Limit && !own.ContainsKey(key))
            {
                return false;
            }

            own[key] = nick;
            (_watchers.TryGetValue(key, out HashSet<IrcClient>? all) ? all : _watchers[key] = []).Add(client);
            return true;
        }
    }

    public void Remove(IrcClient client, string nick)
    {
        lock (_gate)
        {
            string key = Key(nick);
            if (_watched.TryGetValue(client, out Dictionary<string, string>? own))
            {
                own.Remove(key);
            }

            if (_watchers.TryGetValue(key, out HashSet<IrcClient>? all) && all.Remove(client) && all.Count == 0)
            {
                _watchers.Remove(key);
            }
        }
    }

    public IReadOnlyList<string> Of(IrcClient client)
    {
        lock (_gate)
        {
            return _watched.TryGetValue(client, out Dictionary<string, string>? own) ? [.. own.Values] : [];
        }
    }

    public void Forget(IrcClient client)
    {
        foreach (string nick in Of(client))
        {
            Remove(client, nick);
        }

        lock (_gate)
        {
            _watched.Remove(client);
        }
    }

    /// <summary>Those who watch for a name.</summary>
    public IReadOnlyList<IrcClient> Watchers(string name)
    {
        lock (_gate)
        {
            return _watchers.TryGetValue(NameRules.Fold(name), out HashSet<IrcClient>? all) ? [.. all] : [];
        }
    }

    private void Tell(string name, IParticipant? who)
    {
        foreach (IrcClient client in Watchers(name))
        {
            string what = who is null ? $"731 {client.Voice.Nick} :{IrcNames.Nick(name)}" : $"730 {client.Voice.Nick} :{IrcServer.Mask(name, who.SignedIn?.Key)}";
            client.Voice.Send($":{_server.Name} {what}\r\n");
        }
    }

    private static string Key(string nick) => NameRules.Fold(IrcNames.Name(nick) ?? nick);
}

/// <summary>Who was here lately: <c>WHOWAS</c>.</summary>
internal sealed class IrcWhoWas
{
    private const int Kept = 200;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Name, string? Account, string Realname, DateTimeOffset At)> _gone = new();

    public void Note(string name, string? account, string realname, DateTimeOffset at)
    {
        lock (_gate)
        {
            _gone.AddFirst((name, account, realname, at));
            if (_gone.Count > Kept)
            {
                _gone.RemoveLast();
            }
        }
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<(string Name, string? Account, string Realname, DateTimeOffset At)> Find(string name, int limit)
    {
        lock (_gate)
        {
            return [.. _gone.Where(gone => NameRules.Fold(gone.Name) == NameRules.Fold(name)).Take(limit)];
        }
    }
}
