using System.Net;
using System.Net.Sockets;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>What is known of a connection when it opens.</summary>
/// <param name="Client">The client's address.</param>
/// <param name="Listening">The tap's own address, which the client dialled.</param>
/// <param name="Server">The server's address; null where it could not be reached.</param>
/// <param name="Failure">Why it could not be reached.</param>
internal sealed record TapeOpening(IPEndPoint Client, IPEndPoint Listening, IPEndPoint? Server, SocketError Failure);
