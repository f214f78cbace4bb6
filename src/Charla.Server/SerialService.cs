using Charla.Gateways.Serial;
using Microsoft.Extensions.Hosting;

namespace Charla.Server;

/// <summary>Ties the serial devices to the host's life.</summary>
internal sealed class SerialService(IReadOnlyList<SerialGateway> gateways) : BackgroundService
{
    /// <summary>How long starting waits for the first attempt at every line. A slow driver must not hold up the others.</summary>
    private static readonly TimeSpan _firstLimit = TimeSpan.FromSeconds(2);

    /// <summary>The devices, in the order of the settings.</summary>
    public IReadOnlyList<SerialGateway> Gateways => gateways;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        try
        {
            await Task.WhenAll(gateways.Select(gateway => gateway.Tried)).WaitAsync(_firstLimit, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It will come in later.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(gateways.Select(gateway => gateway.RunAsync(stoppingToken)));
}
