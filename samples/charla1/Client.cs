#:project ../../src/Charla.Client
using Charla.Client;

int port = args.Length > 0 ? int.Parse(args[0]) : 5000;
string name = args.Length > 1 ? args[1] : "luis";
string text = args.Length > 2 ? args[2] : "¡Hola, sala!";

await using ChatClient client = new(new ChatClientOptions
{
    Server = ServerAddress.Tcp("127.0.0.1", port),
    Name = name,
});
await client.StartAsync();
Task reader = ShowAsync(client);
await client.JoinAsync("lobby", after: 0);
SendReceipt receipt = await client.SendAsync("lobby", text);
Console.WriteLine($"on disk as number {receipt.Seq}");
await reader;

static async Task ShowAsync(ChatClient client)
{
    await foreach (ChatEvent happened in client.Events)
    {
        if (happened is MessageReceived message)
        {
            Console.WriteLine($"{message.Seq} {message.From}: {message.Text}");
        }
    }
}
