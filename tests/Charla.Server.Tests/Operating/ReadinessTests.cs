using System.Net;

namespace Charla.Server.Tests.Operating;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_server_that_runs_is_healthy_and_ready()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        (await server.Browser.GetStringAsync("/healthz")).ShouldBe("ok\n");
        (await server.Browser.GetStringAsync("/readyz")).ShouldBe("ok\n");
        using HttpRequestMessage head = new(HttpMethod.Head, "/readyz");
        using HttpResponseMessage empty = await server.Browser.SendAsync(head);
        empty.StatusCode.ShouldBe(HttpStatusCode.OK);
        using HttpResponseMessage posted = await server.Browser.PostAsync("/healthz", null);
        posted.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_that_stops_is_healthy_and_no_longer_ready()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        await server.Server.Chat.StopAsync();
        using HttpResponseMessage answer = await server.Browser.GetAsync("/readyz");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("stopping\n");
        (await server.Browser.GetStringAsync("/healthz")).ShouldBe("ok\n");
    }
}
