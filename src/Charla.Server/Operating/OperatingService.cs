using System.Diagnostics.CodeAnalysis;
using Charla.Server.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Operating;

/// <summary>What is looked at every few seconds: the disk, and how much is being said.</summary>
internal sealed partial class OperatingService(DiskWatch disk, RecentRate rate, ServerMeters meters, TimeProvider time, ILogger<OperatingService> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    [SuppressMessage("Design", "CA1031", Justification = "A mistake of ours in looking must not end the server: logged, and looked again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(_interval, time);
        try
        {
            do
            {
                try
                {
                    rate.Note(meters.Events);
                    disk.Look();
                }
                catch (Exception bug)
                {
                    Log.Failed(logger, bug);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(65, LogLevel.Error, "A mistake of ours in looking after the server")]
        public static partial void Failed(ILogger logger, Exception bug);
    }
}
