using System.Text.Json.Nodes;
using Charla.Core;
using Charla.Server.Admin;
using Charla.Server.Metrics;

namespace Charla.Server.Operating;

/// <summary><c>status</c>: how the server is, in one object.</summary>
internal sealed class StatusOperation(Chat chat, DataFolder folder, DiskWatch disk, RecentRate rate, ServerMeters meters, Readiness readiness, ServerPorts ports, TimeProvider time)
{
    public const string Name = "status";

    private readonly DateTimeOffset _started = time.GetUtcNow();

    /// <summary>Until when the certificate is valid; null without TLS.</summary>
    public Func<DateTimeOffset?> CertificateUntil { get; set; } = static () => null;

    public AdminOperation Operation => new(Name, async (_, _) => await DescribeAsync());

    private async Task<JsonObject> DescribeAsync()
    {
        (long free, long size) = folder.Disk;
        return new JsonObject
        {
            ["name"] = chat.Options.ServerName,
            ["version"] = ServerVersion.Text,
            ["pid"] = Environment.ProcessId,
            ["started"] = _started,
            ["uptime_seconds"] = (long)(time.GetUtcNow() - _started).TotalSeconds,
            ["problem"] = (await readiness.ProblemAsync())?.English,
            ["port"] = ports.Framed,
            ["http_port"] = ports.Http,
            ["connections"] = ConnectionCounts.Of(chat),
            ["rooms"] = chat.Rooms.Count,
            ["events"] = meters.Events,
            ["events_per_second"] = Math.Round(rate.PerSecond(meters.Events), 2),
            ["readers_waited_for"] = ConnectionCounts.WaitedFor(chat),
            ["data"] = folder.Path,
            ["log_bytes"] = folder.LogBytes,
            ["disk_free_bytes"] = free,
            ["disk_bytes"] = size,
            ["disk_low"] = disk.IsLow,
            ["memory_bytes"] = Environment.WorkingSet,
            ["last_backup"] = folder.LastBackup?.Made,
            ["certificate_until"] = CertificateUntil(),
        };
    }
}
