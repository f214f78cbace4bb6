using Charla.Core;
using Microsoft.Extensions.Hosting;

namespace Charla.Server;

/// <summary>Ties the chat to the host's life: ends slow connections while it runs, and says goodbye when it stops.</summary>
internal sealed class ChatService(Chat chat, IHostApplicationLifetime lifetime) : BackgroundService
{
    private static readonly TimeSpan _sweep = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Listeners close at the same moment: from here on nobody comes in, and who is here is told.
        using CancellationTokenRegistration stopping = lifetime.ApplicationStopping.Register(() => Stopped = chat.StopAsync());
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
        }
    }

    private Task Stopped { get; set; } = Task.CompletedTask;
}
