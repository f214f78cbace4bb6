using Charla.Core;
using Microsoft.Extensions.Hosting;

namespace Charla.Server;

/// <summary>Ties the chat to the host's life: ends slow connections while it runs, and says goodbye when it stops.</summary>
internal sealed class ChatService(Chat chat, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan _sweep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _retain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Listeners close at the same moment: from here on nobody comes in, and who is here is told.
        using CancellationTokenRegistration stopping = lifetime.ApplicationStopping.Register(() => Stopped = chat.StopAsync());
        Task retaining = RetainAsync(stoppingToken);
        using PeriodicTimer timer = new(_sweep, chat.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                chat.EndSlow();
            }
        }
        catch (OperationCanceledException)
        {
            await Stopped;
            await retaining;
        }
    }

    private async Task RetainAsync(CancellationToken stopping)
    {
        Retaining retaining = new(chat);
        using PeriodicTimer timer = new(_retain, chat.Time);
        try
        {
            do
            {
                await SweepAsync(retaining, stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // The server stops: what is left to be removed is at the next start.
        }
    }

    private async Task SweepAsync(Retaining retaining, CancellationToken stopping)
    {
        try
        {
            await retaining.SweepAsync(stopping);
        }
        catch (LogUnavailableException failure)
        {
            // The log tells of itself; the next sweep tries again.
            chat.Journal.LogFailed(failure);
        }
    }

    private Task Stopped { get; set; } = Task.CompletedTask;
}
