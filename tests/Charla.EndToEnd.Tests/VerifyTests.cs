using System.Diagnostics;
using System.Text.Json;
using Charla.FaultyServer;
using Charla.Server.Tls;
using Charla.Verify;
using Charla.Verify.Checking;
using Charla.Verify.Faults;

namespace Charla.EndToEnd.Tests;

/// <summary>The project's own proof: it finds nothing where nothing is wrong, and finds what is.</summary>
public sealed class VerifyTests
{
    // Its faults include a disk that is full.
    private const int Seed = 7;

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_server_that_is_killed_frozen_and_starved_is_found_to_keep_its_promises()
    {
        using Process verify = Process.Start(new ProcessStartInfo(ServerProcess.Executable, ["verify", "--for", "10s", "--seed", $"{Seed}", "--json"]) { RedirectStandardOutput = true })!;
        using CancellationTokenSource limit = new(_limit);
        string output = await verify.StandardOutput.ReadToEndAsync(limit.Token);
        await verify.WaitForExitAsync(limit.Token);
        verify.ExitCode.ShouldBe(0, output);
        JsonElement done = JsonDocument.Parse(output).RootElement.GetProperty("done");
        done.GetProperty("kills").GetInt32().ShouldBePositive();
        done.GetProperty("full_disks").GetInt32().ShouldBePositive();
        done.GetProperty("acknowledged").GetInt64().ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(nameof(Fault.SkipsFlush), FindingKind.Lost)]
    [InlineData(nameof(Fault.AcknowledgesFirst), FindingKind.Lost)]
    [InlineData(nameof(Fault.Reorders), FindingKind.Reordered)]
    [InlineData(nameof(Fault.DropsOnResume), FindingKind.Missed)]
    public async Task A_planted_fault_is_found(string fault, object expected)
    {
        using CancellationTokenSource limit = new(_limit);
        VerifyResult result = await VerifyRun.RunAsync(TimeSpan.Zero, Seed, place => Faulty(fault, place), limit.Token);
        result.Findings.Select(finding => finding.Kind).ShouldContain((FindingKind)expected);
        result.FailedSeed.ShouldBe(Seed);
        Directory.Delete(result.Folder!, recursive: true);
    }

    [Fact]
    public async Task The_server_with_room_for_a_fault_and_none_in_it_is_found_sound()
    {
        using CancellationTokenSource limit = new(_limit);
        VerifyResult result = await VerifyRun.RunAsync(TimeSpan.Zero, Seed, place => Faulty(nameof(Fault.None), place), limit.Token);
        result.Findings.ShouldBeEmpty();
    }

    private static ProcessStartInfo Faulty(string fault, ServerPlace place) =>
        new(Path.Combine(AppContext.BaseDirectory, "Charla.FaultyServer"), [fault, $"{place.Port}", $"{place.HttpPort}", place.Folder, .. place.HasTls ? [TlsOptions.Auto] : Array.Empty<string>()]);
}
