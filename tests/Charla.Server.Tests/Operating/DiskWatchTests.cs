using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Charla.Core.Accounts;
using Charla.Server.Operating;

namespace Charla.Server.Tests.Operating;

public sealed class DiskWatchTests
{
    private const int MoreThanAnyDisk = int.MaxValue;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(1_000_000_000, 0, 500_000_000)]
    [InlineData(20_000_000_000, 0, 2_000_000_000)]
    [InlineData(1_000_000_000_000, 0, 5_000_000_000)]
    [InlineData(1_000_000_000_000, 70, 70_000_000)]
    public void It_warns_under_a_tenth_within_bounds_or_as_the_operator_says(long size, int megabytes, long expected) =>
        DiskWatch.ThresholdFor(size, megabytes).ShouldBe(expected);

    [Fact]
    public async Task A_disk_that_fills_is_told_to_the_log_the_metrics_and_the_administrators_and_so_is_its_recovery()
    {
        LogLines log = new();
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { DiskWarnMegabytes = 1 }, logging: log.Listen);
        await server.Server.Chat.Accounts.AddAsync("eva", "correct horse", ServerRole.Admin);
        using ClientWebSocket eva = new();
        await eva.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/ws"), default);
        await eva.SendAsync("""{"op":"hello","v":1,"name":"eva","password":"correct horse","lang":"en"}"""u8.ToArray(), WebSocketMessageType.Text, true, default);
        await WaitForAsync(eva, "welcome");

        ServerOptions options = server.Server.Options;
        server.Server.Reload(() => options with { DiskWarnMegabytes = MoreThanAnyDisk });
        (await WaitForAsync(eva, "notice")).GetProperty("text").GetString().ShouldStartWith("The server's disk is filling up: ");
        log.Lines.ShouldContain(line => line.StartsWith("Warning: The disk of ", StringComparison.Ordinal));
        (await server.Browser.GetStringAsync("/metrics")).ShouldContain("\ncharla_disk_low 1\n");

        server.Server.Reload(() => options);
        (await WaitForAsync(eva, "notice")).GetProperty("text").GetString().ShouldStartWith("The server's disk has room again: ");
        (await server.Browser.GetStringAsync("/metrics")).ShouldContain("\ncharla_disk_low 0\n");
    }

    private static async Task<JsonElement> WaitForAsync(ClientWebSocket socket, string op)
    {
        using CancellationTokenSource limit = new(_limit);
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, limit.Token);
            JsonElement message = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(buffer, 0, received.Count));
            if (message.GetProperty("op").GetString() == op)
            {
                return message;
            }
        }
    }
}
