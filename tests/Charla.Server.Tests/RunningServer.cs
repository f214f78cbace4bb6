using Charla.Protocol;
using Charla.Web;
using Charla.Web.Tests.Fakes;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Tests;

/// <summary>A whole server on free ports, and a browser's view of its HTTP port: no redirect is followed unasked.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly string? _folder;

    private RunningServer(CharlaServer server, string? ownFolder)
    {
        (Server, _folder) = (server, ownFolder);
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}") };
    }

    public CharlaServer Server { get; }

    public HttpClient Browser { get; }

    public int HttpPort => Server.HttpPort;

    /// <summary>Speaks Spanish to whoever does not choose, and has a page as small as one can be unless told another.</summary>
    public static Task<RunningServer> StartAsync(IPageFiles? page = null, params string[] origins) =>
        StartAsync(new ServerOptions { Origins = origins }, page: page);

    /// <summary>The same with a log, or a folder to go on with, which stays.</summary>
    public static async Task<RunningServer> StartAsync(ServerOptions? options, string? folder = null, Action<ILoggingBuilder>? logging = null, IPageFiles? page = null)
    {
        string data = folder ?? Directory.CreateTempSubdirectory("charla-server-").FullName;
        CharlaServer server = CharlaServer.Open(
            (options ?? new ServerOptions()) with { Port = 0, HttpPort = 0, Data = data }, Language.Spanish, logging ?? (static _ => { }), page ?? MemoryPageFiles.Small());
        await server.StartAsync();
        return new RunningServer(server, folder is null ? data : null);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Server.StopAsync();
        await Server.DisposeAsync();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
