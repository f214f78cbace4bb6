using System.Text.Json.Nodes;
using Charla.Core;

namespace Charla.Server.Operating;

/// <summary>How many are connected.</summary>
internal static class ConnectionCounts
{
    /// <summary>All of them, how many there may be, and those of each wire.</summary>
    public static JsonObject Of(Chat chat)
    {
        JsonObject counts = new() { ["all"] = chat.Connections, ["most"] = chat.Limits.MaxConnections };
        foreach ((string via, int count) in chat.Conversations.CountBy(conversation => conversation.Connection.Via).OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            counts[via] = count;
        }

        return counts;
    }

    /// <summary>Readers for whom bytes wait at this moment.</summary>
    public static int WaitedFor(Chat chat) => chat.Conversations.Count(conversation => conversation.Connection.Outbox.QueuedBytes > 0);
}
