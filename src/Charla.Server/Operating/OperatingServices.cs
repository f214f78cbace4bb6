using Charla.Core;
using Charla.Gateways.WebSocket;
using Charla.Protocol;
using Charla.Server.Metrics;
using Charla.Server.Tls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Operating;

/// <summary>What an operator needs of a running server, put together: metrics, readiness, status, reloading, and the watch over the disk.</summary>
internal static class OperatingServices
{
    public static void Add(IServiceCollection services, ServerOptions options, Language language, LogVerbosity verbosity)
    {
        services.AddSingleton<ServerMeters>();
        services.AddSingleton(provider => new MeteredJournal(new ServerJournal(provider.GetRequiredService<ILogger<ServerJournal>>()), provider.GetRequiredService<ServerMeters>()));
        services.AddSingleton<IChatJournal>(provider => provider.GetRequiredService<MeteredJournal>());
        services.AddSingleton<PrometheusExporter>();
        services.AddSingleton(new DataFolder(options.Data));
        services.AddSingleton<Readiness>();
        services.AddSingleton<ServerPorts>();
        services.AddSingleton<RecentRate>();
        services.AddSingleton(provider => new LiveSettings(
            options, language, provider.GetRequiredService<Chat>(), provider.GetRequiredService<OriginGate>(), verbosity, provider.GetRequiredService<ILogger<LiveSettings>>()));
        services.AddSingleton<DiskWatch>();
        services.AddSingleton(provider =>
        {
            StatusOperation status = ActivatorUtilities.CreateInstance<StatusOperation>(provider);
            status.CertificateUntil = () => provider.GetService<Certificates>()?.ValidUntil;
            return status;
        });
        services.AddSingleton(provider => provider.GetRequiredService<StatusOperation>().Operation);
        services.AddHostedService<OperatingService>();
    }
}
