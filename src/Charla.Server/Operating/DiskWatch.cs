using Charla.Core;
using Charla.Core.Accounts;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Server.Metrics;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Operating;

/// <summary>Tells that the data folder's disk is nearly full while there is still time: the log, the metrics, and the administrators who are connected.</summary>
internal sealed partial class DiskWatch(DataFolder folder, LiveSettings settings, Chat chat, ServerMeters meters, ILogger<DiskWatch> logger)
{
    private const long Megabyte = 1_000_000;
    private const long AtLeast = 500 * Megabyte;
    private const long AtMost = 5_000 * Megabyte;

    // What makes it good again is a little more, so that it is not told to and fro.
    private const double Recovered = 1.1;

    private static readonly Bilingual _low = new(
        "El disco del servidor se está llenando: quedan {0} MB. Cuando se llene no se podrá escribir nada.",
        "The server's disk is filling up: {0} MB are left. Once it is full nothing can be sent.");

    private static readonly Bilingual _good = new("El disco del servidor vuelve a tener sitio: {0} MB.", "The server's disk has room again: {0} MB.");

    /// <summary>Whether little is left.</summary>
    public bool IsLow { get; private set; }

    /// <summary>Bytes under which it is told, of a disk of so many: 10 % of it, but at least 500 MB and at the most 5 GB, unless the operator has set it.</summary>
    public static long ThresholdFor(long size, int megabytes) => megabytes > 0 ? megabytes * Megabyte : Math.Clamp(size / 10, AtLeast, AtMost);

    /// <summary>Looks; called now and then.</summary>
    public void Look()
    {
        (long free, long size) = folder.Disk;
        if (size == 0)
        {
            return;
        }

        long threshold = ThresholdFor(size, settings.Current.DiskWarnMegabytes);
        bool isLow = free < (IsLow ? threshold * Recovered : threshold);
        if (isLow == IsLow)
        {
            return;
        }

        IsLow = isLow;
        meters.DiskIsLow = isLow;
        if (isLow)
        {
            Log.Low(logger, folder.Path, free / Megabyte, size / Megabyte);
        }
        else
        {
            Log.Recovered(logger, folder.Path, free / Megabyte);
        }

        TellAdministrators((isLow ? _low : _good).With(free / Megabyte));
    }

    private void TellAdministrators(Bilingual text)
    {
        foreach (Session session in chat.Conversations.OfType<Session>().Where(session => session.Account?.Role == ServerRole.Admin))
        {
            session.Tell(new Notice { Text = text.In(session.Language) });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(63, LogLevel.Warning, "The disk of {Folder} is filling up: {Free} MB of {Size} MB are free. Once it is full nothing can be sent.")]
        public static partial void Low(ILogger logger, string folder, long free, long size);

        [LoggerMessage(64, LogLevel.Information, "The disk of {Folder} has room again: {Free} MB")]
        public static partial void Recovered(ILogger logger, string folder, long free);
    }
}
