namespace Charla.Core.Permissions;

/// <summary>Roles, acts and kinds of rooms as the wire has them.</summary>
internal static class RoleNames
{
    public static string Of(RoomRole role) => role.ToString().ToLowerInvariant();

    public static string Of(RoomAccess access) => access.ToString().ToLowerInvariant();

    public static string Of(RoomAct act) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(act.ToString());

    /// <summary>Null where there is no such kind.</summary>
    public static RoomAccess? Access(string text) => text switch
    {
        "public" => RoomAccess.Public,
        "private" => RoomAccess.Private,
        "announcement" => RoomAccess.Announcement,
        _ => null,
    };
}
