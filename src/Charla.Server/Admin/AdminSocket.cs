using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Admin;

/// <summary>
/// The server's end of <c>admin.sock</c> in the data folder: whoever may open that file may run the server's operations. Only its owner may.
/// The folder is this process's own while it runs, so a file left there by one that was killed is nobody's.
/// </summary>
internal sealed partial class AdminSocket(string folder, AdminRegistry registry, ILogger<AdminSocket> logger) : BackgroundService
{
    /// <summary>Askers at once; more wait until one is done.</summary>
    public const int MaxConnections = 8;

    private const int Backlog = 16;

    /// <summary>How long an asker may say nothing, or read nothing.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _free = new(MaxConnections, MaxConnections);
    private Socket? _listener;

    /// <summary>Opens the socket before anyone is told that the server runs.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (AdminPlace.For(folder) is { } place)
        {
            _listener = Listen(place);
        }
        else
        {
            Log.PathTooLong(logger, folder);
        }

        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener?.Dispose();
        _free.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is null)
        {
            return;
        }

        try
        {
            while (true)
            {
                await _free.WaitAsync(stoppingToken);
                Socket asker = await _listener.AcceptAsync(stoppingToken);
                _ = ServeAsync(asker, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            Close();
        }
    }

    private Socket Listen(UnixDomainSocketEndPoint place)
    {
        string path = Path.Combine(folder, AdminPlace.FileName);
        File.Delete(path);
        Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(place);
            if (!OperatingSystem.IsWindows())
            {
                // Nobody can connect before it listens, so there is no moment at which others could.
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            listener.Listen(Backlog);
            return listener;
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _listener!.Dispose();
        File.Delete(Path.Combine(folder, AdminPlace.FileName));
    }

    private async Task ServeAsync(Socket asker, CancellationToken stopping)
    {
        try
        {
            await using NetworkStream stream = new(asker, ownsSocket: true);
            PipeReader input = PipeReader.Create(stream);
            while (await AnswerOneAsync(input, stream, stopping))
            {
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The asker went, or said nothing for too long, or the server stops.
        }
        finally
        {
            Release();
        }
    }

    private async Task<bool> AnswerOneAsync(PipeReader input, NetworkStream stream, CancellationToken stopping)
    {
        try
        {
            using JsonDocument? request = await WithinAsync(limit => AdminLines.ReadAsync(input, AdminLines.MaxRequest, limit), stopping);
            if (request is null)
            {
                return false;
            }

            JsonObject answer = await registry.AnswerAsync(request.RootElement, stopping);
            await WithinAsync(limit => Write(stream, answer, limit), stopping);
            return true;
        }
        catch (JsonException malformed)
        {
            // Where its next line begins, nobody knows.
            await WithinAsync(limit => Write(stream, AdminRegistry.Malformed(malformed.Message), limit), stopping);
            return false;
        }
    }

    private static async ValueTask<bool> Write(NetworkStream stream, JsonObject answer, CancellationToken limit)
    {
        await AdminLines.WriteAsync(stream, answer, limit);
        return true;
    }

    private static async Task<T> WithinAsync<T>(Func<CancellationToken, ValueTask<T>> step, CancellationToken stopping)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(_silence);
        return await step(limit.Token);
    }

    private void Release()
    {
        try
        {
            _free.Release();
        }
        catch (ObjectDisposedException)
        {
            // The server is gone.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Warning, "The path of {Folder} is too long for an admin socket: commands such as `charla user` need the server stopped")]
        public static partial void PathTooLong(ILogger logger, string folder);
    }
}
