using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>What went wrong, as the numeric that IRC has for it.</summary>
internal static class IrcErrors
{
    /// <summary>Tells a client what came of its command.</summary>
    /// <param name="request">The command.</param>
    /// <param name="error">What the session answered.</param>
    /// <param name="about">The nick or channel that it was about.</param>
    public static void Tell(IrcRequest request, Error error, string about)
    {
        string target = IrcClient.Middle(about);
        if (Numeric(error.Code, request.Command, IrcNames.IsChannel(about)) is { } numeric)
        {
            request.Refuse(numeric, $"{target} :{error.Message}");
        }
        else
        {
            request.Fail(error.Code.ToUpperInvariant(), error.Message, target);
        }
    }

    private static string? Numeric(string code, string command, bool isChannel) => (code, command) switch
    {
        (ErrorCode.NotJoined, "PRIVMSG" or "NOTICE" or "TAGMSG") => "404",
        (ErrorCode.Forbidden or ErrorCode.RoomLocked or ErrorCode.Muted or ErrorCode.Banned, "PRIVMSG" or "NOTICE" or "TAGMSG") => "404",
        (ErrorCode.BadRequest or ErrorCode.NoSuchUser, "PRIVMSG" or "NOTICE" or "TAGMSG") => "401",
        (ErrorCode.NoSuchUser, _) => "401",
        _ => OfRoom(code, isChannel) ?? OfName(code),
    };

    private static string? OfRoom(string code, bool isChannel) => code switch
    {
        ErrorCode.NotJoined => "442",
        ErrorCode.NoSuchRoom => "403",
        ErrorCode.BadRequest or ErrorCode.ConfusableName or ErrorCode.TooLong when isChannel => "403",
        ErrorCode.Forbidden => "482",
        ErrorCode.Banned => "474",
        ErrorCode.InviteOnly => "473",
        ErrorCode.RoomFull => "471",
        ErrorCode.TooMany => "405",
        ErrorCode.AuthRequired when isChannel => "477",
        ErrorCode.Muted or ErrorCode.RoomLocked => "482",
        _ => null,
    };

    private static string? OfName(string code) => code switch
    {
        ErrorCode.NameTaken or ErrorCode.NameRegistered => "433",
        ErrorCode.ConfusableName or ErrorCode.TooLong or ErrorCode.BadRequest => "432",
        ErrorCode.AuthFailed or ErrorCode.AuthRequired or ErrorCode.AccountDisabled => "464",
        _ => null,
    };
}
