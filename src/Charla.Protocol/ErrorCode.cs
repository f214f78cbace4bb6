namespace Charla.Protocol;

/// <summary>The stable error codes of <c>docs/protocol.md</c>, section 5, as they stand on the wire.</summary>
internal static class ErrorCode
{
    public const string BadFrame = "bad_frame";
    public const string TooLong = "too_long";
    public const string BadUtf8 = "bad_utf8";
    public const string BadJson = "bad_json";
    public const string BadRequest = "bad_request";
    public const string UnknownOp = "unknown_op";
    public const string NotJoined = "not_joined";
    public const string NoSuchRoom = "no_such_room";
    public const string NoSuchMessage = "no_such_message";
    public const string NoSuchUser = "no_such_user";
    public const string Forbidden = "forbidden";
    public const string Banned = "banned";
    public const string Muted = "muted";
    public const string RoomLocked = "room_locked";
    public const string InviteOnly = "invite_only";
    public const string NoSuchAccount = "no_such_account";
    public const string NameTaken = "name_taken";
    public const string ConfusableName = "confusable_name";
    public const string AuthRequired = "auth_required";
    public const string AuthFailed = "auth_failed";
    public const string NameRegistered = "name_registered";
    public const string RegistrationClosed = "registration_closed";
    public const string BadInvite = "bad_invite";
    public const string WeakPassword = "weak_password";
    public const string AccountDisabled = "account_disabled";
    public const string RateLimited = "rate_limited";
    public const string TooSlow = "too_slow";
    public const string TooMany = "too_many";
    public const string RoomFull = "room_full";
    public const string ServerFull = "server_full";
    public const string Unavailable = "unavailable";
    public const string ShuttingDown = "shutting_down";
}
