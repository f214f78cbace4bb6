using Charla.Core;
using Microsoft.Extensions.Logging;

namespace Charla.Server;

/// <summary>The chat's journal as structured logs.</summary>
internal sealed partial class ServerJournal(ILogger<ServerJournal> logger) : IChatJournal
{
    public void Connected(Connection connection) => Log.Connected(logger, connection.Remote, connection.Via);

    public void Disconnected(Connection connection, string reason) => Log.Disconnected(logger, connection.Remote, connection.Via, reason);

    public void PeerError(Connection connection, string code, string? detail) => Log.PeerError(logger, connection.Remote, code, detail);

    public void CountsCharacters(Connection connection) => Log.CountsCharacters(logger, connection.Remote);

    public void AccountChanged(string account, string what, Connection? by) => Log.AccountChanged(logger, account, what, by?.Remote ?? "the operator");

    public void LogFailed(Exception cause) => Log.LogFailed(logger, cause.Message);

    public void LogRecovered() => Log.LogRecovered(logger);

    public void SearchFailed(Exception cause) => Log.SearchFailed(logger, cause.Message);

    public void Bug(Exception cause) => Log.Bug(logger, cause);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Remote} connected ({Via})")]
        public static partial void Connected(ILogger logger, string remote, string via);

        [LoggerMessage(2, LogLevel.Information, "{Remote} disconnected ({Via}): {Reason}")]
        public static partial void Disconnected(ILogger logger, string remote, string via, string reason);

        [LoggerMessage(3, LogLevel.Information, "{Remote} was told {Code} {Detail}")]
        public static partial void PeerError(ILogger logger, string remote, string code, string? detail);

        [LoggerMessage(8, LogLevel.Information, "{Remote} counts characters and not bytes in its headers; it is understood all the same")]
        public static partial void CountsCharacters(ILogger logger, string remote);

        [LoggerMessage(9, LogLevel.Information, "The account {Account} {What} ({By})")]
        public static partial void AccountChanged(ILogger logger, string account, string what, string by);

        [LoggerMessage(4, LogLevel.Error, "The log can't be written: {Cause}. Senders are told so until it can.")]
        public static partial void LogFailed(ILogger logger, string cause);

        [LoggerMessage(5, LogLevel.Information, "The log can be written again.")]
        public static partial void LogRecovered(ILogger logger);

        [LoggerMessage(7, LogLevel.Warning, "Search can't follow the log: {Cause}. It will catch up when it can.")]
        public static partial void SearchFailed(ILogger logger, string cause);

        [LoggerMessage(6, LogLevel.Error, "A mistake of ours")]
        public static partial void Bug(ILogger logger, Exception cause);
    }
}
