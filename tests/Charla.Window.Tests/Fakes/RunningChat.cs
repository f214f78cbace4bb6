using Charla.Client.Tests.Fakes;
using Charla.Protocol;
using Charla.Server;

namespace Charla.Window.Tests.Fakes;

/// <summary>A whole server on free ports.</summary>
internal sealed class RunningChat : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-window-").FullName;
    private readonly CharlaServer _server;

    private RunningChat() => _server = CharlaServer.Open(new ServerOptions { Port = 0, HttpPort = 0, Data = _folder, Name = "aula" }, Language.English, static _ => { });

    public int Port => _server.Port;

    public object Target => new { op = "dial", to = "tcp", host = "127.0.0.1", port = Port, lang = "en" };

    public static async Task<RunningChat> StartAsync()
    {
        RunningChat chat = new();
        await chat._server.StartAsync().Within();
        return chat;
    }

    public Task StopAsync() => _server.StopAsync().Within();

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync().Within();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
