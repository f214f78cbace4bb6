using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Charla.Bench;

/// <summary>The server that is measured: one that runs already, or one that is started for it and stopped after it.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly ChildServer? _child;

    private Target(IPEndPoint server, ProcessGauge? process, string? folder, ChildServer? child)
    {
        (Server, Process, Folder, _child) = (server, process, folder, child);
    }

    public IPEndPoint Server { get; }

    /// <summary>What the server has used; null where its process is not known.</summary>
    public ProcessGauge? Process { get; }

    /// <summary>A folder on the disk of the server's data; null where that is not known.</summary>
    public string? Folder { get; }

    /// <exception cref="BenchException">There is none to be had.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The target owns its parts.")]
    public static async Task<Target> OpenAsync(BenchOptions options, CancellationToken stop)
    {
        if (options.Port is { } port)
        {
            return new Target(new IPEndPoint(options.Host, port), options.Pid is { } pid ? ProcessGauge.Of(pid) : null, options.Data, null);
        }

        ChildServer child = await ChildServer.StartAsync(options.Data ?? Path.GetTempPath(), stop);
        return new Target(child.Server, ProcessGauge.Of(child.Id), child.Folder, child);
    }

    public async ValueTask DisposeAsync()
    {
        Process?.Dispose();
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }
    }
}
