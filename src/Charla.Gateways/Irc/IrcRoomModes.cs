using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>How a room is set, as the letters of channel modes.</summary>
/// <remarks><c>i</c> private, <c>m</c> announcements, <c>L</c> locked, <c>R</c> accounts only; <c>n</c> always.</remarks>
internal static class IrcRoomModes
{
    /// <summary>The modes of a room.</summary>
    public static string Of(RoomRules rules) =>
        "+n" + (rules.Access switch { RoomAccess.Private => "i", RoomAccess.Announcement => "m", _ => "" }) + (rules.Locked ? "L" : "") + (rules.Guests ? "" : "R");

    /// <summary>What a change of settings does to the modes; empty where it does nothing to them.</summary>
    public static string Change(ModeratedEvent done)
    {
        string on = (done.Access switch { "private" => "i", "announcement" => "m", _ => "" }) + (done.Locked == true ? "L" : "") + (done.Guests == false ? "R" : "");
        string off = (done.Access switch { "private" => "m", "announcement" => "i", null => "", _ => "im" }) + (done.Locked == false ? "L" : "") + (done.Guests == true ? "R" : "");
        return (on.Length > 0 ? "+" + on : "") + (off.Length > 0 ? "-" + off : "");
    }
}
