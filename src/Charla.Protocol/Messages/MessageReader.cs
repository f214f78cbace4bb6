using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Charla.Protocol.Messages;

/// <summary>Payload in, message out; every way a payload can be wrong has its error code.</summary>
internal static class MessageReader
{
    private static readonly JsonReaderOptions _clientOptions = new() { MaxDepth = WireJson.MaxDepth };
    private static readonly JsonReaderOptions _serverOptions = new() { MaxDepth = WireJson.MaxPageDepth };
    private static readonly FrozenDictionary<string, JsonTypeInfo> _clientOps = OpsOf(WireJson.Shared.ClientMessage);
    private static readonly FrozenDictionary<string, JsonTypeInfo> _serverOps = OpsOf(WireJson.Shared.ServerMessage);

    /// <summary>Whether a connection's first payload opens the charla/1 dialect: a JSON object whose <c>op</c> is <c>hello</c> or <c>register</c>.</summary>
    public static bool OpensCharla(in ReadOnlySequence<byte> payload)
    {
        try
        {
            return BeginsAnObject(payload) && FindOp(Contiguous(payload), _clientOptions) is "hello" or "register";
        }
        catch (ProtocolException)
        {
            return false;
        }
    }

    /// <summary>Reads what a client sent.</summary>
    /// <exception cref="ProtocolException">The payload is not UTF-8, not JSON, of no known operation, or a field has the wrong type.</exception>
    public static ClientMessage ReadClientMessage(in ReadOnlySequence<byte> payload)
    {
        ReadOnlySpan<byte> json = Contiguous(payload);
        string op = FindOp(json, _clientOptions);
        return _clientOps.TryGetValue(op, out JsonTypeInfo? type)
            ? (ClientMessage)Parse(json, _clientOptions, type)
            : throw new ProtocolException(ErrorCode.UnknownOp, op);
    }

    /// <summary>Reads what a server sent; null where its <c>op</c> is one that this version does not know.</summary>
    /// <exception cref="ProtocolException">The payload is not a message of charla/1.</exception>
    public static ServerMessage? ReadServerMessage(in ReadOnlySequence<byte> payload)
    {
        ReadOnlySpan<byte> json = Contiguous(payload);
        string op = FindOp(json, _serverOptions);
        return _serverOps.TryGetValue(op, out JsonTypeInfo? type) ? (ServerMessage)Parse(json, _serverOptions, type) : null;
    }

    private static FrozenDictionary<string, JsonTypeInfo> OpsOf(JsonTypeInfo messages) =>
        messages.PolymorphismOptions!.DerivedTypes.ToFrozenDictionary(
            message => (string)message.TypeDiscriminator!,
            message => WireJson.Shared.GetTypeInfo(message.DerivedType)!);

    private static ReadOnlySpan<byte> Contiguous(in ReadOnlySequence<byte> payload) => payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray();

    private static bool BeginsAnObject(in ReadOnlySequence<byte> payload)
    {
        SequenceReader<byte> reader = new(payload);
        reader.AdvancePastAny(" \t\r\n"u8);
        return reader.IsNext((byte)'{');
    }

    /// <summary>Walks the whole payload once, so that what is not JSON, or not text, is told apart from what is JSON of another shape.</summary>
    private static string FindOp(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        if (!Utf8.IsValid(json))
        {
            throw new ProtocolException(ErrorCode.BadUtf8);
        }

        string? op = null;
        int ops = 0;
        try
        {
            Utf8JsonReader reader = new(json, options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ProtocolException(ErrorCode.BadJson);
            }

            while (reader.Read())
            {
                ops += Walk(ref reader, ref op);
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new ProtocolException(ErrorCode.BadJson);
        }

        return ops == 1 && op is not null ? op : throw new ProtocolException(ErrorCode.BadRequest, "op");
    }

    /// <summary>Looks at one token, and counts the <c>op</c> where it is one.</summary>
    private static int Walk(ref Utf8JsonReader reader, ref string? op)
    {
        bool isOp = reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("op"u8);
        if (isOp && reader.Read())
        {
            op = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return 1;
        }

        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
        {
            // Half a surrogate pair can be escaped but is no text: it would fail whoever writes it again, so it goes no further.
            _ = reader.GetString();
        }

        return 0;
    }

    private static object Parse(ReadOnlySpan<byte> json, JsonReaderOptions options, JsonTypeInfo type)
    {
        try
        {
            Utf8JsonReader reader = new(json, options);
            return JsonSerializer.Deserialize(ref reader, type)!;
        }
        catch (JsonException wrongShape)
        {
            string? field = wrongShape.Path?.TrimStart('$', '.');
            throw new ProtocolException(ErrorCode.BadRequest, string.IsNullOrEmpty(field) ? null : field);
        }
        catch (NotSupportedException)
        {
            // An event inside a page says no op.
            throw new ProtocolException(ErrorCode.BadRequest, "op");
        }
    }
}
