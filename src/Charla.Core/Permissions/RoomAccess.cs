namespace Charla.Core.Permissions;

/// <summary>For whom a room is. The numbers are kept in the log.</summary>
internal enum RoomAccess
{
    Public = 0,
    Private = 1,
    Announcement = 2,
}
