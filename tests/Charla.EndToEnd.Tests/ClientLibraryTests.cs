using Charla.Client;

namespace Charla.EndToEnd.Tests;

public sealed class ClientLibraryTests
{
    [Theory]
    [InlineData("tcp")]
    [InlineData("ws")]
    public async Task A_client_comes_back_after_the_server_was_killed_and_what_was_written_meanwhile_is_there_once_and_in_order(string scheme)
    {
        string folder = ServerProcess.NewFolder();
        ServerProcess server = await ServerProcess.StartAsync(folder);
        (int port, int httpPort) = (server.Port, server.HttpPort);
        ChatClientOptions options = new() { Server = ServerAddress.Parse(scheme == "tcp" ? $"tcp://127.0.0.1:{port}" : $"ws://127.0.0.1:{httpPort}/ws"), Name = "ana" };
        await using ChatClient client = new(options);
        List<long> seqs = [];
        List<string> texts = [];
        Task reading = Task.Run(async () =>
        {
            await foreach (ChatEvent happened in client.Events)
            {
                if (happened is MessageReceived message)
                {
                    seqs.Add(message.Seq);
                    texts.Add(message.Text);
                }
            }
        });
        await client.StartAsync();
        await client.JoinAsync("lobby");
        await client.SendAsync("lobby", "before");
        server.Signal("KILL");
        await server.WaitForExitAsync();
        await server.DisposeAsync();
        Task<SendReceipt>[] offline = [.. Enumerable.Range(1, 20).Select(i => Later(client, $"offline {i}"))];
        server = await ServerProcess.StartAsync(folder, $"--port {port} --http-port {httpPort}");
        client.ReconnectNow();
        SendReceipt[] receipts = await Task.WhenAll(offline).WaitAsync(TimeSpan.FromSeconds(40));
        receipts.Select(receipt => receipt.Seq).ShouldBe(Enumerable.Range(2, 20).Select(i => (long)i));
        await client.SendAsync("lobby", "after");
        await client.DisposeAsync();
        await reading;
        await server.DisposeAsync();
        texts.ShouldBe(["before", .. Enumerable.Range(1, 20).Select(i => $"offline {i}"), "after"]);
        seqs.ShouldBe(Enumerable.Range(1, 22).Select(i => (long)i));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<SendReceipt> Later(ChatClient client, string text) => client.SendAsync("lobby", text);
}
