using System.Text;
using System.Text.Json;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>What a session says that lasts: checked here, then submitted to the room. The log answers whether it may touch what it names.</summary>
internal sealed class SessionEvents(Session session, SessionRooms rooms)
{
    private const int MaxNonceBytes = 64;
    private const int MaxEmojiBytes = 64;
    private const int MaxTopicBytes = 1_024;
    private const int MaxAttachedBytes = 4_096;

    /// <summary>A page of history puts it into a message, in a list, in the page: that must not be nested too deep either.</summary>
    private const int MaxAttachedDepth = WireJson.MaxDepth - 3;

    /// <param name="message">One of the lasting operations.</param>
    /// <param name="bytes">The size of the payload it came in.</param>
    public async ValueTask HandleAsync(ClientMessage message, int bytes)
    {
        (Seat seat, RoomAct act, RoomEvent @event) = message switch
        {
            Send send => await SayAsync(send),
            Edit edit => Change(edit.Room, edit.Nonce, RoomAct.EditOwn, (room, name) => new EditedEvent { Room = room, From = name, Nonce = edit.Nonce, Target = Positive(edit.Seq), Text = Required(edit.Text, "text") }),
            Delete delete => Change(delete.Room, delete.Nonce, RoomAct.DeleteOwn, (room, name) => new DeletedEvent { Room = room, From = name, Nonce = delete.Nonce, Target = Positive(delete.Seq) }),
            React react => Change(react.Room, react.Nonce, RoomAct.React, (room, name) => new ReactedEvent { Room = room, From = name, Nonce = react.Nonce, Target = Positive(react.Seq), Emoji = Short(react.Emoji, "emoji", MaxEmojiBytes), On = react.On ?? true }),
            SetTopic topic => Change(topic.Room, topic.Nonce, RoomAct.Topic, (room, name) => new TopicEvent { Room = room, From = name, Nonce = topic.Nonce, Text = Topic(topic.Text) }),
            _ => throw new ProtocolException(ErrorCode.UnknownOp, message.GetType().Name),
        };

        Rights rights = seat.Standing.Require(act);
        await session.SubmitAsync(seat.Room, Moderation.Entry(@event, session, rights), (act, rights.Rules), message.Ref, bytes);
    }

    private async ValueTask<(Seat Seat, RoomAct Act, RoomEvent Event)> SayAsync(Send send)
    {
        if (send.Room is null == send.To is null)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "room");
        }

        Check(send);
        Seat seat = send.To is null ? rooms.Require(send.Room) : await rooms.SeatWithAsync(send.To);
        MessageEvent said = new()
        {
            Room = seat.Room.Name,
            From = session.Name!,
            Nonce = send.Nonce,
            Text = send.Text!,
            ReplyTo = send.ReplyTo,
            Data = send.Data,
        };
        return (seat, RoomAct.Send, said);
    }

    private static void Check(Send send)
    {
        CheckNonce(send.Nonce);
        if (Required(send.Text, "text").Length == 0 && send.Data is null)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "text");
        }

        if (send.ReplyTo is not null)
        {
            Positive(send.ReplyTo, "reply_to");
        }

        if (send.Data is { } data)
        {
            CheckAttached(Encoding.UTF8.GetBytes(data.GetRawText()));
        }
    }

    private static void CheckAttached(byte[] json)
    {
        if (json.Length > MaxAttachedBytes)
        {
            throw new ProtocolException(ErrorCode.TooLong, "data");
        }

        try
        {
            Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = MaxAttachedDepth });
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "data");
        }
    }

    private (Seat Seat, RoomAct Act, RoomEvent Event) Change(string? room, string? nonce, RoomAct act, Func<string, string, RoomEvent> make)
    {
        CheckNonce(nonce);
        Seat seat = rooms.Require(room);
        return (seat, act, make(seat.Room.Name, session.Name!));
    }

    private static string Topic(string? text) => Encoding.UTF8.GetByteCount(Required(text, "text")) <= MaxTopicBytes ? text! : throw new ProtocolException(ErrorCode.TooLong, "text");

    private static void CheckNonce(string? nonce)
    {
        if (nonce is not null)
        {
            Short(nonce, "nonce", MaxNonceBytes);
        }
    }

    private static string Short(string? text, string field, int maxBytes)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new ProtocolException(ErrorCode.BadRequest, field);
        }

        return Encoding.UTF8.GetByteCount(text) <= maxBytes ? text : throw new ProtocolException(ErrorCode.TooLong, field);
    }

    private static string Required(string? text, string field) => text ?? throw new ProtocolException(ErrorCode.BadRequest, field);

    private static long Positive(long? seq, string field = "seq") => seq is > 0 ? seq.Value : throw new ProtocolException(ErrorCode.BadRequest, field);
}
