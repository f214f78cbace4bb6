using Charla.Core;
using Charla.Protocol;
using Microsoft.AspNetCore.Http.Features;

namespace Charla.Gateways.Admission;

/// <summary>Where a connection becomes a conversation, or is told why it does not.</summary>
internal static class Entrance
{
    /// <summary>Lets a conversation in, unless its connection was refused, or the chat takes nobody.</summary>
    /// <returns>Null where it is in; else the code that its peer was told, and the connection is to be closed with.</returns>
    public static string? TryEnter(Chat chat, IConversation conversation, IFeatureCollection features)
    {
        if (features.Get<Refusal>() is { } refusal)
        {
            conversation.Fault(refusal.Code, null, refusal.Text, refusal.RetryAfter);
            return refusal.Code;
        }

        if (chat.TryEnter(conversation))
        {
            return null;
        }

        string code = chat.IsStopping ? ErrorCode.ShuttingDown : ErrorCode.ServerFull;
        conversation.Fault(code, null);
        return code;
    }
}
