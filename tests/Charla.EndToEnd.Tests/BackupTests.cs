using System.Collections.Concurrent;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

/// <summary>Backups made beside a running server, and servers started on what is restored from them.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class BackupTests : IDisposable
{
    private const int Senders = 3;
    private const int AcksBefore = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("charla-test-").FullName;

    private string BackupPath => Path.Combine(_folder, "copy.zip");

    private string Restored => Path.Combine(_folder, "restored");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Made_under_load_a_backup_holds_every_message_acknowledged_before_it_began_and_a_server_starts_on_it()
    {
        ConcurrentDictionary<string, long> acknowledged = [];
        KeyValuePair<string, long>[] before;
        int after;
        await using (ServerProcess server = await ServerProcess.StartAsync(more: "--tls auto"))
        {
            (await CharlaProgram.RunAsync($"user add eva --data '{server.Folder}' --password-file -", "correct horse\n")).Code.ShouldBe(0);
            using CancellationTokenSource enough = new();
            Task[] senders = [.. Enumerable.Range(0, Senders).Select(i => SendAsync(server.Port, i, acknowledged, enough.Token))];
            await UntilAsync(() => acknowledged.Count >= AcksBefore);
            before = [.. acknowledged];
            (int code, string output) = await CharlaProgram.RunAsync($"backup '{BackupPath}' --data '{server.Folder}'");
            after = acknowledged.Count;
            (code, output).ShouldBe((0, output));
            output.ShouldStartWith("Backup made: ");
            await enough.CancelAsync();
            await Task.WhenAll(senders);
            (await CharlaProgram.RunAsync($"restore '{BackupPath}' --data '{Restored}'")).Code.ShouldBe(0);
            (await File.ReadAllTextAsync(Path.Combine(Restored, "tls", "authority.pem"))).ShouldBe(await File.ReadAllTextAsync(Path.Combine(server.Folder, "tls", "authority.pem")));
        }

        (int verdict, string said) = await CharlaProgram.RunAsync($"verify --data '{Restored}'");
        verdict.ShouldBe(0, said);
        after.ShouldBeGreaterThan(before.Length, "nobody could write while the backup was made");
        (await SignsInAsync(Restored)).ShouldBeTrue();
        Dictionary<string, long> kept = await ReadAllAsync(Restored);
        kept.Values.Order().ShouldBe(Enumerable.Range(1, kept.Count).Select(seq => (long)seq));
        foreach ((string text, long seq) in before)
        {
            kept.ShouldContainKeyAndValue(text, seq);
        }
    }

    [Fact]
    public async Task A_backup_is_its_owners_alone_leaves_nothing_beside_it_and_replaces_nothing_unasked()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        (await CharlaProgram.RunAsync($"backup '{BackupPath}' --data '{server.Folder}'")).Code.ShouldBe(0);

        Directory.GetFileSystemEntries(_folder).ShouldHaveSingleItem();
        File.GetUnixFileMode(BackupPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        byte[] first = await File.ReadAllBytesAsync(BackupPath);
        (int code, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"backup '{BackupPath}' --data '{server.Folder}'");
        (code, errors).ShouldBe((1, $"charla: {BackupPath} is there already; --force replaces it."));
        (await File.ReadAllBytesAsync(BackupPath)).ShouldBe(first);
        (await CharlaProgram.RunAsync($"backup '{BackupPath}' --data '{server.Folder}' --force")).Code.ShouldBe(0);

        (await CharlaProgram.RunAsync($"restore '{BackupPath}' --data '{Restored}'")).Code.ShouldBe(0);
        Directory.GetFiles(Restored, "*.db").ShouldAllBe(path => File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task A_stopped_servers_folder_is_backed_up_too_and_a_folder_without_data_is_refused()
    {
        string folder = Path.Combine(_folder, "data");
        await using (ServerProcess server = await ServerProcess.StartAsync(folder))
        {
            using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
            await ana.JoinAsync("lobby");
            await ana.SayAsync("lobby", "hola", "1");
            await ana.WaitForAsync("ack");
            server.Signal("TERM");
            await server.WaitForExitAsync();
        }

        (int code, string output) = await CharlaProgram.RunAsync($"backup '{BackupPath}' --data '{folder}'");
        (code, output).ShouldBe((0, output));
        output.ShouldContain("1 rooms, 1 events");
        (int refused, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"backup '{BackupPath}2' --data '{_folder}/nothing'");
        refused.ShouldBe(1);
        errors.ShouldContain("no data of a charla");
        Directory.Exists(Path.Combine(_folder, "nothing")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_with_data_is_only_replaced_when_told_and_what_was_there_is_put_aside()
    {
        await using (ServerProcess server = await ServerProcess.StartAsync(Restored))
        {
            (await CharlaProgram.RunAsync($"backup '{BackupPath}' --data '{Restored}'")).Code.ShouldBe(0);
            (int running, _, string inUse) = await CharlaProgram.RunWithErrorsAsync($"restore '{BackupPath}' --data '{Restored}' --replace");
            running.ShouldBe(1);
            inUse.ShouldContain("in use");
        }

        (int code, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"restore '{BackupPath}' --data '{Restored}'");
        code.ShouldBe(1);
        errors.ShouldContain("--replace");
        (await CharlaProgram.RunAsync($"restore '{BackupPath}' --data '{Restored}' --replace")).Code.ShouldBe(0);
        string aside = Directory.GetDirectories(Restored, "replaced-*").ShouldHaveSingleItem();
        File.Exists(Path.Combine(aside, "charla.db")).ShouldBeTrue();
        File.Exists(Path.Combine(Restored, "search.db")).ShouldBeFalse();
        await using ServerProcess again = await ServerProcess.StartAsync(Restored);
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_changes_nothing()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        (await CharlaProgram.RunAsync($"backup '{BackupPath}' --data '{server.Folder}'")).Code.ShouldBe(0);
        byte[] whole = await File.ReadAllBytesAsync(BackupPath);
        foreach (byte[] damaged in new[] { whole[..(whole.Length / 2)], Flipped(whole, 200), Flipped(whole, whole.Length / 3), "no zip"u8.ToArray() })
        {
            await File.WriteAllBytesAsync(BackupPath, damaged);
            (int code, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"restore '{BackupPath}' --data '{Restored}' --replace");
            code.ShouldBe(1);
            errors.Split('\n').ShouldHaveSingleItem().ShouldStartWith("charla: ");
            (Directory.Exists(Restored) ? Directory.GetFiles(Restored).Select(Path.GetFileName) : []).ShouldBeSubsetOf(["charla.lock"]);
        }
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= 0xFF;
        return flipped;
    }

    /// <summary>Sends one message after the other until it has been enough; notes the seq of each that was acknowledged.</summary>
    private static async Task SendAsync(int port, int number, ConcurrentDictionary<string, long> acknowledged, CancellationToken enough)
    {
        using WirePeer peer = await WirePeer.HelloAsync(port, $"sender{number}");
        await peer.JoinAsync("lobby");
        for (int i = 0; !enough.IsCancellationRequested; i++)
        {
            string text = $"from {number}, the {i}th";
            await peer.SayAsync("lobby", text, $"{number}-{i}");
            acknowledged[text] = (long)(await peer.WaitForAsync("ack"))["seq"]!;
            peer.PassedOver();
        }
    }

    private static async Task<bool> SignsInAsync(string folder)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        using WirePeer eva = await WirePeer.ConnectAsync(server.Port);
        await eva.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = "eva", ["password"] = "correct horse" });
        return (string?)(await eva.WaitForAsync("welcome"))["account"] == "eva";
    }

    private static async Task<Dictionary<string, long>> ReadAllAsync(string folder)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(folder);
        using WirePeer reader = await WirePeer.HelloAsync(server.Port, "reader");
        long head = (long)(await reader.JoinAsync("lobby", after: 0))["head"]!;
        Dictionary<string, long> kept = [];
        while (kept.Count < head)
        {
            JsonObject said = await reader.WaitForAsync("message");
            kept.Add((string)said["text"]!, (long)said["seq"]!);
        }

        return kept;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }
}
