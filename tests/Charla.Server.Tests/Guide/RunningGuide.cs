namespace Charla.Server.Tests.Guide;

/// <summary>One server for all tests of the guide.</summary>
public sealed class RunningGuide : IAsyncLifetime
{
    private RunningServer _server = null!;

    public HttpClient Browser => _server.Browser;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();
}
