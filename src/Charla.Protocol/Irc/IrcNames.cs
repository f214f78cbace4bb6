using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Charla.Protocol.Messages;

namespace Charla.Protocol.Irc;

/// <summary>Names of Charla as IRC writes them, and back: a name is a nick, a room a channel. Nothing is lost either way.</summary>
/// <remarks>
/// A registered or charla/1 name is its own nick, letter for letter. What only a plain client's name may have, and no nick, is written <c>^XX</c> for each byte: the space, <c>! * , ? @ ^</c>,
/// at the beginning what begins a channel, a prefix, a server mask or a trailing parameter, and <c>~</c> at the end. The mark <c>~?</c> of a name that someone could not show to be theirs is <c>~</c>.
/// A room is <c>#</c> and its name. Case is ASCII's (<c>CASEMAPPING=ascii</c>) as far as IRC has words for it; the server folds all letters, as <see cref="NameRules.Fold"/> does,
/// and always tells a name in its one spelling. Names are not brought into a Unicode normal form, so there is no <c>UTF8MAPPING</c>.
/// </remarks>
internal static class IrcNames
{
    /// <summary>What a channel begins with: <c>CHANTYPES</c>.</summary>
    public const char ChannelPrefix = '#';

    /// <summary>Characters of the longest nick that a client can take: <c>NICKLEN</c>.</summary>
    public const int MaxNick = NameRules.MaxNameLength;

    /// <summary>Characters of the longest channel: <c>CHANNELLEN</c>.</summary>
    public const int MaxChannel = NameRules.MaxRoomLength + 1;

    private const char Escape = '^';
    private const char UnverifiedMark = '~';
    private const string NowhereInNicks = " !*,?@^";
    private const string NotFirstInNicks = "#$%&+:";

    /// <summary>The channel of a room.</summary>
    public static string Channel(string room) => ChannelPrefix + room;

    /// <summary>Whether a target is meant to be a channel.</summary>
    public static bool IsChannel(ReadOnlySpan<char> target) => target.StartsWith(ChannelPrefix);

    /// <summary>The room of a channel; null where there can be none of that name.</summary>
    public static string? Room(string channel) =>
        IsChannel(channel) && NameRules.IsRoom(channel[1..]) ? channel[1..] : null;

    /// <summary>The nick of a name.</summary>
    public static string Nick(string name)
    {
        if (NameRules.IsName(name))
        {
            return name;
        }

        bool unverified = NameRules.IsUnverified(name) == true && name == NameRules.Unverified(name[..^2]);
        StringBuilder nick = new(name.Length + 8);
        foreach (Rune rune in (unverified ? name[..^2] : name).EnumerateRunes())
        {
            Append(nick, rune);
        }

        if (unverified)
        {
            return nick.Append(UnverifiedMark).ToString();
        }

        return name.EndsWith(UnverifiedMark) ? $"{nick.Remove(nick.Length - 1, 1)}{Escaped(UnverifiedMark)}" : nick.ToString();
    }

    /// <summary>The name of a nick; null where no name has it.</summary>
    public static string? Name(string nick)
    {
        if (NameRules.IsName(nick))
        {
            return nick;
        }

        bool unverified = nick.EndsWith(UnverifiedMark);
        string? name = Unescape(unverified ? nick[..^1] : nick);
        name = name is not null && unverified ? NameRules.Unverified(name) : name;

        // There is one way to write a name, but for the case of what stands for bytes.
        return name is not null && string.Equals(Nick(name), nick, StringComparison.OrdinalIgnoreCase) ? name : null;
    }

    /// <summary>Whether someone who connects may take a nick: it must be a name as all of Charla has it.</summary>
    public static bool CanTake(string? nick) => NameRules.IsName(nick);

    /// <summary>The direct message's room of a query, seen by one of its two people; null where no name has that nick.</summary>
    public static string? DirectRoom(string nick) => Name(nick) is { } name ? NameRules.DirectPrefix + name : null;

    /// <summary>What a message to a room, seen by one of its people, is addressed to: a channel, or the other one's nick.</summary>
    public static string Target(string room) => room.StartsWith(NameRules.DirectPrefix) ? Nick(room[1..]) : Channel(room);

    private static void Append(StringBuilder nick, Rune rune)
    {
        bool taboo = rune.IsAscii && (NowhereInNicks.Contains((char)rune.Value) || char.IsControl((char)rune.Value) || (nick.Length == 0 && NotFirstInNicks.Contains((char)rune.Value)));
        if (taboo)
        {
            nick.Append(Escaped((char)rune.Value));
        }
        else
        {
            nick.Append(rune);
        }
    }

    private static string Escaped(char letter) => string.Create(CultureInfo.InvariantCulture, $"{Escape}{(int)letter:x2}");

    private static string? Unescape(string nick)
    {
        byte[] written = Encoding.UTF8.GetBytes(nick);
        List<byte> name = new(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i] != Escape)
            {
                name.Add(written[i]);
            }
            else if (i + 2 < written.Length && Hex(written[i + 1]) is >= 0 and int high && Hex(written[i + 2]) is >= 0 and int low)
            {
                name.Add((byte)((high << 4) | low));
                i += 2;
            }
            else
            {
                return null;
            }
        }

        byte[] bytes = [.. name];
        return bytes.Length > 0 && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : -1;
}
