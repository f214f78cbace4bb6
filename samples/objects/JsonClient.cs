using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

int port = args.Length > 0 ? int.Parse(args[0]) : 65432;
JsonObject reading = new()
{
    ["station"] = "Cañete",
    ["celsius"] = 21.5,
    ["months"] = new JsonArray("ene", "feb"),
    ["ok"] = true,
};

using TcpClient client = new("127.0.0.1", port);
using NetworkStream stream = client.GetStream();
byte[] payload = Encoding.UTF8.GetBytes(reading.ToJsonString());
await stream.WriteAsync(Encoding.ASCII.GetBytes($"{payload.Length,-10}"));
await stream.WriteAsync(payload);
