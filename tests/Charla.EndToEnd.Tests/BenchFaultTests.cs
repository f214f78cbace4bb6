using System.Text.Json;

namespace Charla.EndToEnd.Tests;

public sealed class BenchFaultTests
{
    private const int Broken = 2;

    [Theory]
    [InlineData(Misdeed.Drop, 1, 0, 0)]
    [InlineData(Misdeed.Repeat, 0, 1, 0)]
    [InlineData(Misdeed.Swap, 0, 0, 1)]
    public async Task Bench_notices_a_single_frame_that_goes_wrong(Misdeed misdeed, long lost, long repeated, long reordered)
    {
        await using MisbehavingServer server = new(misdeed);

        BenchProcess bench = await RunAsync(server);

        bench.ExitCode.ShouldBe(Broken, bench.Errors);
        JsonElement result = bench.Json;
        result.GetProperty("lost").GetInt64().ShouldBe(lost);
        result.GetProperty("repeated").GetInt64().ShouldBe(repeated);
        result.GetProperty("reordered").GetInt64().ShouldBe(reordered);
    }

    [Fact]
    public async Task Bench_notices_a_connection_that_is_cut()
    {
        await using MisbehavingServer server = new(Misdeed.Cut);

        BenchProcess bench = await RunAsync(server);

        bench.ExitCode.ShouldBe(Broken, bench.Errors);
        bench.Json.GetProperty("disconnected").GetInt32().ShouldBe(1);
        bench.Json.GetProperty("lost").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Bench_finds_nothing_wrong_with_the_same_server_when_it_behaves()
    {
        await using MisbehavingServer server = new(Misdeed.None);

        BenchProcess bench = await RunAsync(server);

        bench.ExitCode.ShouldBe(0, bench.Errors);
    }

    private static Task<BenchProcess> RunAsync(MisbehavingServer server) => BenchProcess.RunAsync(
        "--port", $"{server.Port}", "--members", "3", "--senders", "1", "--window", "16", "--seconds", "0.5", "--warmup", "0", "--patience", "1", "--json");
}
