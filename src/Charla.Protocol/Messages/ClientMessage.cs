using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charla.Protocol.Messages;

/// <summary>A charla/1 message from a client (<c>docs/protocol.md</c>, section 4.1). Null is a field that the peer left out.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(Join), "join")]
[JsonDerivedType(typeof(Leave), "leave")]
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(React), "react")]
[JsonDerivedType(typeof(SetTopic), "topic")]
[JsonDerivedType(typeof(Typing), "typing")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(History), "history")]
[JsonDerivedType(typeof(Search), "search")]
[JsonDerivedType(typeof(Rooms), "rooms")]
[JsonDerivedType(typeof(Who), "who")]
[JsonDerivedType(typeof(Nick), "nick")]
[JsonDerivedType(typeof(Ping), "ping")]
[JsonDerivedType(typeof(Register), "register")]
[JsonDerivedType(typeof(SignIn), "sign_in")]
[JsonDerivedType(typeof(SignOut), "sign_out")]
[JsonDerivedType(typeof(ChangePassword), "password")]
[JsonDerivedType(typeof(Tokens), "tokens")]
[JsonDerivedType(typeof(SetRoom), "settings")]
[JsonDerivedType(typeof(RenameRoom), "rename")]
[JsonDerivedType(typeof(SetRole), "role")]
[JsonDerivedType(typeof(Invite), "invite")]
[JsonDerivedType(typeof(Kick), "kick")]
[JsonDerivedType(typeof(Ban), "ban")]
[JsonDerivedType(typeof(Unban), "unban")]
[JsonDerivedType(typeof(Bans), "bans")]
[JsonDerivedType(typeof(Mute), "mute")]
[JsonDerivedType(typeof(Unmute), "unmute")]
[JsonDerivedType(typeof(Audit), "audit")]
internal abstract record ClientMessage
{
    /// <summary>Chosen by the client and repeated in the reply.</summary>
    [JsonPropertyOrder(9)]
    public string? Ref { get; init; }
}

internal sealed record Hello : ClientMessage
{
    public int? V { get; init; }

    public string? Name { get; init; }

    /// <summary>The <c>session</c> of an earlier <c>welcome</c>.</summary>
    public string? Resume { get; init; }

    public string? Token { get; init; }

    public string? Password { get; init; }

    /// <summary>Asks for a token with which to come back without the password.</summary>
    public bool? Remember { get; init; }

    public string? Client { get; init; }

    public string? Lang { get; init; }
}

internal sealed record Join : ClientMessage
{
    public string? Room { get; init; }

    /// <summary>Events after this seq are replayed first; null joins from now on.</summary>
    public long? After { get; init; }
}

internal sealed record Leave : ClientMessage
{
    public string? Room { get; init; }
}

internal sealed record Send : ClientMessage
{
    public string? Room { get; init; }

    public string? To { get; init; }

    public string? Text { get; init; }

    public string? Nonce { get; init; }

    public long? ReplyTo { get; init; }

    public JsonElement? Data { get; init; }
}

internal sealed record Edit : ClientMessage
{
    public string? Room { get; init; }

    public long? Seq { get; init; }

    public string? Text { get; init; }

    public string? Nonce { get; init; }
}

internal sealed record Delete : ClientMessage
{
    public string? Room { get; init; }

    public long? Seq { get; init; }

    public string? Nonce { get; init; }
}

internal sealed record React : ClientMessage
{
    public string? Room { get; init; }

    public long? Seq { get; init; }

    public string? Emoji { get; init; }

    public bool? On { get; init; }

    public string? Nonce { get; init; }
}

internal sealed record SetTopic : ClientMessage
{
    public string? Room { get; init; }

    public string? Text { get; init; }

    public string? Nonce { get; init; }
}

internal sealed record Typing : ClientMessage
{
    public string? Room { get; init; }

    public bool? On { get; init; }
}

internal sealed record Read : ClientMessage
{
    public string? Room { get; init; }

    public long? Seq { get; init; }
}

internal sealed record History : ClientMessage
{
    public string? Room { get; init; }

    public long? Before { get; init; }

    public long? After { get; init; }

    public long? Around { get; init; }

    public int? Limit { get; init; }
}

internal sealed record Search : ClientMessage
{
    public string? Q { get; init; }

    public string? Room { get; init; }

    public string? From { get; init; }

    public long? Before { get; init; }

    public int? Limit { get; init; }
}

internal sealed record Rooms : ClientMessage;

internal sealed record Who : ClientMessage
{
    public string? Room { get; init; }
}

internal sealed record Nick : ClientMessage
{
    public string? Name { get; init; }
}

internal sealed record Ping : ClientMessage;
