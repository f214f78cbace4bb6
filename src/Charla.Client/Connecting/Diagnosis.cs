using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Charla.Protocol;

namespace Charla.Client.Connecting;

/// <summary>Tells the kinds of failure apart.</summary>
internal static class Diagnosis
{
    /// <summary>Bytes of a stranger's answer that are shown.</summary>
    public const int ShownBytes = 64;

    private const string ResumedElsewhere = "resumed_elsewhere";

    /// <summary>Whether an exception means that the connection, or what came over it, is broken; anything else is a bug.</summary>
    public static bool IsOfConnection(Exception error) => error is IOException or SocketException or WebSocketException or ProtocolException or ObjectDisposedException;

    public static ConnectionProblem OfSocket(SocketException error, string target) => new()
    {
        Failure = KindOf(error.SocketErrorCode),
        Detail = $"{target}: {error.Message}",
        OsError = error.SocketErrorCode,
    };

    public static ConnectionProblem TimedOut(string detail) => new() { Failure = ConnectFailure.TimedOut, Detail = detail };

    public static ConnectionProblem Lost(string detail) => new() { Failure = ConnectFailure.Lost, Detail = detail };

    /// <summary>Why a connection that stood is no more.</summary>
    public static ConnectionProblem OfLoss(Exception error) => new()
    {
        Failure = ConnectFailure.Lost,
        Detail = error is ProtocolException broken ? $"The server broke the protocol: {broken.Message}." : error.Message,
        OsError = ((error as SocketException) ?? (error.InnerException as SocketException))?.SocketErrorCode,
        ServerCode = (error as ProtocolException)?.Code,
    };

    /// <summary>Something answered with these bytes, or hung up where there are none.</summary>
    public static ConnectionProblem NotAChatServer(ReadOnlySpan<byte> answer)
    {
        PeerProtocol guess = Guess(answer);
        return new ConnectionProblem
        {
            Failure = ConnectFailure.NotAChatServer,
            Detail = guess switch
            {
                PeerProtocol.None => "No chat server: it hung up without a word.",
                PeerProtocol.Unknown => $"No chat server: it answered '{Printable(answer)}'.",
                _ => $"No chat server: it answers like {Describe(guess)}.",
            },
            Answered = guess,
            Answer = answer.IsEmpty ? null : Printable(answer),
        };
    }

    /// <summary>What a server's error, sent in place of a welcome or before its end, means for the connection.</summary>
    public static ConnectionProblem OfServerError(string code, string message, int? retryAfterMs) => new()
    {
        Failure = code switch
        {
            ErrorCode.NameTaken => ConnectFailure.NameTaken,
            ErrorCode.AuthRequired => ConnectFailure.AuthRequired,
            ErrorCode.AuthFailed => ConnectFailure.AuthFailed,
            ErrorCode.NameRegistered => ConnectFailure.NameRegistered,
            ErrorCode.AccountDisabled => ConnectFailure.AccountDisabled,
            ErrorCode.RegistrationClosed => ConnectFailure.RegistrationClosed,
            ErrorCode.BadInvite => ConnectFailure.InviteRequired,
            ErrorCode.WeakPassword => ConnectFailure.WeakPassword,
            ErrorCode.ServerFull => ConnectFailure.ServerFull,
            ErrorCode.ShuttingDown => ConnectFailure.ShuttingDown,
            _ => ConnectFailure.Rejected,
        },
        Detail = message,
        ServerCode = code,
        RetryAfter = ToTime(retryAfterMs),
    };

    /// <summary>What a <c>bye</c> means for the connection that it ends.</summary>
    public static ConnectionProblem OfBye(string reason, string message, int? retryAfterMs) => new()
    {
        Failure = reason switch
        {
            ResumedElsewhere => ConnectFailure.TakenOver,
            ErrorCode.AuthRequired => ConnectFailure.AuthRequired,
            ErrorCode.AccountDisabled => ConnectFailure.AccountDisabled,
            ErrorCode.ShuttingDown => ConnectFailure.ShuttingDown,
            ErrorCode.ServerFull => ConnectFailure.ServerFull,
            _ => ConnectFailure.Lost,
        },
        Detail = message,
        ServerCode = reason,
        RetryAfter = ToTime(retryAfterMs),
    };

    public static TimeSpan? ToTime(int? milliseconds) => milliseconds is > 0 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;

    /// <summary>Names a protocol by how its servers begin.</summary>
    public static PeerProtocol Guess(ReadOnlySpan<byte> start) => start switch
    {
        [] => PeerProtocol.None,
        _ when start.StartsWith("HTTP/"u8) => PeerProtocol.Http,
        [0x15 or 0x16, 0x03, ..] => PeerProtocol.Tls,
        _ when start.StartsWith("SSH-"u8) => PeerProtocol.Ssh,
        _ when start.StartsWith("NOTICE "u8) || start.StartsWith("PING :"u8) || start.StartsWith("ERROR :"u8) || IsIrcPrefix(start) => PeerProtocol.Irc,
        [>= (byte)'1' and <= (byte)'5', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9', (byte)' ' or (byte)'-', ..] => PeerProtocol.NumberedReplies,
        _ => GuessClient(start),
    };

    /// <summary>Text as it is, every other byte as <c>\xNN</c>.</summary>
    public static string Printable(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        foreach (byte value in bytes[..Math.Min(bytes.Length, ShownBytes)])
        {
            if (value is >= 0x20 and < 0x7f)
            {
                text.Append((char)value);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
            }
        }

        return text.ToString();
    }

    private static bool IsIrcPrefix(ReadOnlySpan<byte> start) => start is [(byte)':', ..] && (start.IndexOf(" NOTICE "u8) > 0 || start.IndexOf(" 001 "u8) > 0);

    // A peer that itself took us for a server: some other client's port.
    private static PeerProtocol GuessClient(ReadOnlySpan<byte> start) => Opening.Recognise(start) switch
    {
        ForeignProtocol.Http => PeerProtocol.Http,
        ForeignProtocol.Tls => PeerProtocol.Tls,
        ForeignProtocol.Irc => PeerProtocol.Irc,
        ForeignProtocol.Ssh => PeerProtocol.Ssh,
        _ => PeerProtocol.Unknown,
    };

    private static string Describe(PeerProtocol protocol) => protocol switch
    {
        PeerProtocol.Http => "a web server",
        PeerProtocol.Tls => "a port that speaks TLS",
        PeerProtocol.Ssh => "an SSH server",
        PeerProtocol.Irc => "an IRC server",
        _ => "a mail or FTP server",
    };

    private static ConnectFailure KindOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => ConnectFailure.Refused,
        SocketError.TimedOut => ConnectFailure.TimedOut,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown => ConnectFailure.Unreachable,
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported => ConnectFailure.Unreachable,
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => ConnectFailure.NameNotFound,
        _ => ConnectFailure.Other,
    };
}
