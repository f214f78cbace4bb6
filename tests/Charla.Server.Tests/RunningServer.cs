using Charla.Protocol;
using Charla.Web;
using Charla.Web.Tests.Fakes;

namespace Charla.Server.Tests;

/// <summary>A whole server on free ports, and a browser's view of its HTTP port: no redirect is followed unasked.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly string _folder;

    private RunningServer(CharlaServer server, string folder)
    {
        (Server, _folder) = (server, folder);
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}") };
    }

    public CharlaServer Server { get; }

    public HttpClient Browser { get; }

    public int HttpPort => Server.HttpPort;

    /// <summary>Speaks Spanish to whoever does not choose, and has a page as small as one can be unless told another.</summary>
    public static async Task<RunningServer> StartAsync(IPageFiles? page = null, params string[] origins)
    {
        string folder = Directory.CreateTempSubdirectory("charla-server-").FullName;
        ServerOptions options = new() { Port = 0, HttpPort = 0, Data = folder, Origins = origins };
        CharlaServer server = CharlaServer.Open(options, Language.Spanish, static _ => { }, page ?? MemoryPageFiles.Small());
        await server.StartAsync();
        return new RunningServer(server, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Server.StopAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
