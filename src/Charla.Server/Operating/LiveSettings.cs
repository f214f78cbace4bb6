using Charla.Core;
using Charla.Gateways.WebSocket;
using Charla.Protocol;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Operating;

/// <summary>The settings as they hold now, and how others take their place while the server runs.</summary>
internal sealed partial class LiveSettings(ServerOptions initial, Language language, Chat chat, OriginGate origins, LogVerbosity verbosity, ILogger<LiveSettings> logger)
{
    private readonly Lock _gate = new();
    private readonly ServerOptions _started = initial;
    private volatile ServerOptions _current = initial;

    public ServerOptions Current => _current;

    /// <summary>Reads the settings again, and applies those that can be. Where they can't be read nothing changes. The log says which, and why.</summary>
    public void Reload(Func<ServerOptions> read)
    {
        lock (_gate)
        {
            try
            {
                Apply(read());
            }
            catch (Exception wrong) when (wrong is FormatException or IOException or InvalidDataException or InvalidOperationException or UnauthorizedAccessException or Serial.SerialSettingException)
            {
                Log.NotReloaded(logger, wrong.InnerException?.Message is { } inner ? $"{wrong.Message} {inner}" : wrong.Message);
            }
        }
    }

    private void Apply(ServerOptions wanted)
    {
        AllowedOrigins allowed = AllowedOrigins.Parse(wanted.Origins);
        (IReadOnlyList<string> live, _) = SettingsDifference.Between(_current, wanted);
        (_, IReadOnlyList<string> atRestart) = SettingsDifference.Between(_started, wanted);
        chat.Apply(wanted.ForChat(language, OpenFiles.ForConnections()));
        origins.Apply(allowed);
        _current = wanted;
        Log.Reloaded(logger, live.Count == 0 ? "nothing" : string.Join(", ", live));
        if (atRestart.Count > 0)
        {
            Log.NeedsRestart(logger, string.Join(", ", atRestart));
        }

        // Last: who is to hear less still hears that.
        verbosity.Least = wanted.LeastLevel;
    }

    private static partial class Log
    {
        [LoggerMessage(60, LogLevel.Information, "The settings were read again; changed: {Settings}")]
        public static partial void Reloaded(ILogger logger, string settings);

        [LoggerMessage(61, LogLevel.Warning, "Changed in the settings, but not until the next start: {Settings}")]
        public static partial void NeedsRestart(ILogger logger, string settings);

        [LoggerMessage(62, LogLevel.Error, "The settings can't be read again, so nothing changes: {Reason}")]
        public static partial void NotReloaded(ILogger logger, string reason);
    }
}
