using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Charla.EndToEnd.Tests;

public sealed class BenchTests
{
    private static readonly string[] _short = ["--seconds", "0.5", "--warmup", "0.1", "--json"];

    [Theory]
    [InlineData("plain")]
    [InlineData("charla")]
    public async Task Bench_measures_a_server_that_it_starts_itself(string dialect)
    {
        BenchProcess bench = await BenchProcess.RunAsync(["--members", "5", "--senders", "2", "--dialect", dialect, .. _short]);

        bench.ExitCode.ShouldBe(0, bench.Errors);
        JsonElement result = bench.Json;
        result.GetProperty("members").GetInt32().ShouldBe(5);
        result.GetProperty("senders").GetInt32().ShouldBe(2);
        result.GetProperty("deliveries_per_s").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("p50_ms").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("p999_ms").GetDouble().ShouldBeGreaterThanOrEqualTo(result.GetProperty("p50_ms").GetDouble());
        result.GetProperty("server_memory_mb").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("server_cpu_s_per_million_deliveries").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        ShouldBeWhole(result);
    }

    [Fact]
    public async Task Bench_keeps_to_a_rate()
    {
        BenchProcess bench = await BenchProcess.RunAsync(["--members", "4", "--senders", "2", "--rate", "100", .. _short]);

        bench.ExitCode.ShouldBe(0, bench.Errors);
        bench.Json.GetProperty("messages_per_s").GetDouble().ShouldBeInRange(50, 110);
        ShouldBeWhole(bench.Json);
    }

    [Fact]
    public async Task Bench_sets_the_ack_of_a_single_sender_against_the_bare_disk()
    {
        BenchProcess bench = await BenchProcess.RunAsync(["--acks", "--senders", "1", "--window", "1", .. _short]);

        bench.ExitCode.ShouldBe(0, bench.Errors);
        JsonElement result = bench.Json;
        result.GetProperty("acks_per_s").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("disk_p50_ms").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("ack_to_disk").GetDouble().ShouldBeGreaterThan(0);
        result.GetProperty("unacknowledged").GetInt64().ShouldBe(0);
        ShouldBeWhole(result);
    }

    [Fact]
    public async Task Bench_says_what_an_idle_connection_costs()
    {
        BenchProcess bench = await BenchProcess.RunAsync(["--idle", "--members", "50", .. _short]);

        bench.ExitCode.ShouldBe(0, bench.Errors);
        bench.Json.GetProperty("connects_per_s").GetDouble().ShouldBeGreaterThan(0);
        bench.Json.TryGetProperty("kb_per_connection", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Bench_prints_a_table_for_people_in_their_language()
    {
        ProcessStartInfo spanish = BenchProcess.Command("--members", "3", "--senders", "1", "--seconds", "0.2", "--warmup", "0");
        spanish.Environment["LANG"] = "es_ES.UTF-8";
        using Process process = Process.Start(spanish)!;

        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));

        output.ShouldContain("Entregas por segundo");
        output.ShouldContain("Perdidos");
    }

    [Fact]
    public async Task Bench_leaves_nothing_behind_in_the_folder_it_was_given()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("charla-bench-test");

        await BenchProcess.RunAsync(["--members", "2", "--senders", "1", "--data", folder.FullName, .. _short]);

        folder.EnumerateFileSystemInfos().ShouldBeEmpty();
        folder.Delete();
    }

    [Fact]
    public async Task Bench_that_is_interrupted_ends_its_server_and_cleans_up()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("charla-bench-test");
        using Process bench = Process.Start(BenchProcess.Command("--members", "2", "--senders", "1", "--seconds", "60", "--data", folder.FullName))!;
        while (folder.EnumerateFiles("charla.db", SearchOption.AllDirectories).FirstOrDefault() is null)
        {
            bench.HasExited.ShouldBeFalse();
            await Task.Delay(20);
        }

        using Process interrupt = Process.Start("kill", ["-TERM", $"{bench.Id}"]);
        await bench.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        bench.ExitCode.ShouldBe(130);
        folder.EnumerateFileSystemInfos().ShouldBeEmpty();
        folder.Delete();
    }

    [Fact]
    public async Task Bench_fails_where_nobody_listens()
    {
        using Socket unused = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        unused.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        BenchProcess bench = await BenchProcess.RunAsync(["--port", $"{((IPEndPoint)unused.LocalEndPoint!).Port}", .. _short]);

        bench.ExitCode.ShouldBe(1);
        bench.Errors.ShouldContain("Can't reach 127.0.0.1");
    }

    [Theory]
    [InlineData("--host", "192.0.2.1")]
    [InlineData("--bytes", "10")]
    [InlineData("--senders", "0")]
    [InlineData("--seconds", "-1")]
    public async Task Bench_names_the_option_that_is_wrong(string option, string value)
    {
        BenchProcess bench = await BenchProcess.RunAsync(option, value);

        bench.ExitCode.ShouldBe(1);
        bench.Errors.ShouldContain(option);
    }

    private static void ShouldBeWhole(JsonElement result)
    {
        string[] none = ["lost", "repeated", "reordered", "refused", "disconnected"];
        none.ShouldAllBe(field => result.GetProperty(field).GetInt64() == 0);
    }
}
