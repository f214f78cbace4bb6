using System.Net;
using System.Net.Sockets;

namespace Charla.Lessons.Tap.Records;

/// <summary>A client came.</summary>
/// <param name="Connection">Its number.</param>
/// <param name="At">Since the tap began.</param>
/// <param name="Clock">The same moment by the clock.</param>
/// <param name="Client">The client's address.</param>
/// <param name="Listening">The tap's own address, which the client dialled.</param>
/// <param name="Server">The server's address; null where it could not be reached.</param>
/// <param name="Failure">Why it could not be reached.</param>
internal sealed record ConnectionOpened(int Connection, TimeSpan At, DateTimeOffset Clock, IPEndPoint Client, IPEndPoint Listening, IPEndPoint? Server, SocketError Failure)
    : WireRecord(Connection, At);
