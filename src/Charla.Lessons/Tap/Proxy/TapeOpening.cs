using System.Net;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>What is known of a connection when it opens.</summary>
/// <param name="Client">The client's address.</param>
/// <param name="Listening">The tap's own address, which the client dialled.</param>
/// <param name="Server">The server's address; null where it could not be reached.</param>
/// <param name="Failure">Why it could not be reached.</param>
/// <param name="SplitSides">Whose bytes are handed on in pieces on purpose.</param>
internal sealed record TapeOpening(IPEndPoint Client, IPEndPoint Listening, IPEndPoint? Server, SocketError Failure, IReadOnlyList<WireSide> SplitSides);
