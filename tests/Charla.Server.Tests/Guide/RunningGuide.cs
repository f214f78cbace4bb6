using Charla.Protocol;

namespace Charla.Server.Tests.Guide;

/// <summary>A whole server on free ports, and a browser's view of its HTTP port: no redirect is followed unasked.</summary>
public sealed class RunningGuide : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-guide-").FullName;
    private readonly CharlaServer _server;

    public RunningGuide()
    {
        _server = CharlaServer.Open(new ServerOptions { Port = 0, HttpPort = 0, Data = _folder }, Language.Spanish, static _ => { });
    }

    public HttpClient Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        Browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{_server.HttpPort}") };
    }

    public async Task DisposeAsync()
    {
        Browser.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
