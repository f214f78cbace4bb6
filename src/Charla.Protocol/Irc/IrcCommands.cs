using System.Collections.Frozen;
using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>The commands' names, of which a message's is one string for all connections.</summary>
internal static class IrcCommands
{
    private const int Longest = 32;

    private static readonly FrozenSet<string> _known = FrozenSet.ToFrozenSet(
    [
        "ACCEPT", "ACK", "ADMIN", "AUTHENTICATE", "AWAY", "BATCH", "CAP", "CHATHISTORY", "CHGHOST", "ERROR", "FAIL", "HELP", "HELPOP", "INFO", "INVITE", "ISON", "JOIN",
        "KICK", "KILL", "KNOCK", "LINKS", "LIST", "LUSERS", "MARKREAD", "METADATA", "MODE", "MONITOR", "MOTD", "NAMES", "NICK", "NICKSERV", "NOTE", "NOTICE", "NS", "OPER", "PART",
        "PASS", "PING", "PONG", "PRIVMSG", "QUIT", "REDACT", "REGISTER", "REHASH", "RENAME", "SETNAME", "STATS", "TAGMSG", "TIME", "TOPIC", "USER", "USERHOST", "USERIP",
        "VERIFY", "VERSION", "WALLOPS", "WARN", "WEBIRC", "WHO", "WHOIS", "WHOWAS",
    ],
    StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A command in capitals; nothing is allocated for one that is known.</summary>
    public static string Named(ReadOnlySpan<byte> command)
    {
        Span<char> letters = stackalloc char[Longest];
        if (command.Length <= Longest && Encoding.UTF8.TryGetChars(command, letters, out int length) && _lookup.TryGetValue(letters[..length], out string? known))
        {
            return known;
        }

        return Encoding.UTF8.GetString(command).ToUpperInvariant();
    }
}
