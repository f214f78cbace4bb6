using System.Buffers;
using System.Text.Json;

namespace Charla.Protocol.Messages;

/// <summary>What an error repeats of the request that it answers, so that its sender knows which one that was.</summary>
internal readonly record struct RequestMarks(string? Ref, string? Room, string? Nonce)
{
    public static RequestMarks Of(ClientMessage message) => message switch
    {
        Send send => new(send.Ref, send.Room, send.Nonce),
        Edit edit => new(edit.Ref, edit.Room, edit.Nonce),
        Delete delete => new(delete.Ref, delete.Room, delete.Nonce),
        React react => new(react.Ref, react.Room, react.Nonce),
        SetTopic topic => new(topic.Ref, topic.Room, topic.Nonce),
        _ => new(message.Ref, RoomOf(message), null),
    };

    /// <summary>The mark of a request that could not be read as a message; null where not even that can be read.</summary>
    public static RequestMarks Of(in ReadOnlySequence<byte> payload)
    {
        try
        {
            Utf8JsonReader reader = new(payload, new JsonReaderOptions { MaxDepth = WireJson.MaxDepth });
            while (reader.Read())
            {
                bool isRef = reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("ref"u8);
                if (isRef && reader.Read())
                {
                    return new RequestMarks(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, null, null);
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // What went before was all that could be read.
        }

        return default;
    }

    private static string? RoomOf(ClientMessage message) => message switch
    {
        Join join => join.Room,
        Leave leave => leave.Room,
        Typing typing => typing.Room,
        Read read => read.Room,
        History history => history.Room,
        Search search => search.Room,
        Who who => who.Room,
        SetRoom set => set.Room,
        RenameRoom rename => rename.Room,
        SetRole role => role.Room,
        Invite invite => invite.Room,
        Kick kick => kick.Room,
        Ban ban => ban.Room,
        Unban unban => unban.Room,
        Bans bans => bans.Room,
        Mute mute => mute.Room,
        Unmute unmute => unmute.Room,
        Audit audit => audit.Room,
        _ => null,
    };
}
