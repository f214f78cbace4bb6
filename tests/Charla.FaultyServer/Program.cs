using Charla.FaultyServer;
using Charla.Protocol;
using Charla.Server;
using Charla.Server.Tls;

// FAULT PORT HTTP-PORT FOLDER [TLS]: a server with one fault in it, to be found by `charla verify`.
Fault fault = Enum.Parse<Fault>(args[0]);
ServerOptions options = new() { Port = int.Parse(args[1]), HttpPort = int.Parse(args[2]), IrcPort = "off", Data = args[3], Encryption = new TlsOptions { Tls = args.ElementAtOrDefault(4) } };
await using CharlaServer server = CharlaServer.Open(options, Language.English, static _ => { }, log: log => new FaultyLog(log, fault));
await server.StartAsync();
await server.WaitForShutdownAsync();
