using System.Net.Sockets;

namespace Charla.Lessons.Tap.Replay;

/// <summary>What came of replaying one connection.</summary>
internal sealed record ReplayResult(int Connection, AnswerComparison Answers, SocketError Failure);
