using System.Text;
using Charla.Core;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc;

/// <summary>Who is in a room, as the numerics 353 and 366 tell it. On the room's loop.</summary>
internal static class IrcNamesReply
{
    private const int MaxNames = 380;

    /// <summary>The lines behind the server's name.</summary>
    public static IEnumerable<string> Lines(IrcServer server, Room room, string name, IrcVoice reader)
    {
        string channel = IrcNames.Channel(name);
        char kind = room.Rules.Access == Core.Permissions.RoomAccess.Private ? '@' : '=';
        bool withHosts = reader.Caps.HasFlag(IrcCapability.UserhostInNames);
        StringBuilder names = new();
        foreach (IParticipant member in room.Members.All().Where(member => member.Name is not null))
        {
            string one = server.PrefixIn(room, member) + (withHosts ? IrcServer.Mask(member) : IrcNames.Nick(member.Name!));
            if (names.Length > 0 && Encoding.UTF8.GetByteCount(names.ToString()) + Encoding.UTF8.GetByteCount(one) > MaxNames)
            {
                yield return $"353 {reader.Nick} {kind} {channel} :{names}";
                names.Clear();
            }

            names.Append(names.Length > 0 ? " " : "").Append(one);
        }

        if (names.Length > 0)
        {
            yield return $"353 {reader.Nick} {kind} {channel} :{names}";
        }

        yield return $"366 {reader.Nick} {channel} :End of /NAMES list";
    }
}
