using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Window.Links;

/// <summary>Stands between a page and a server until the server has welcomed the page, and waits for neither too long.</summary>
/// <remarks>
/// The lobby's talk comes before the welcome, and anybody can write something there that looks like one. One thread asks, another judges.
/// </remarks>
internal sealed class HelloGate : IDisposable
{
    // Until the server knows what a connection speaks, it may wait a moment for the end of text that is not ASCII.
    private static readonly JsonWriterOptions _asciiOnly = new() { Encoder = JavaScriptEncoder.Default };

    private readonly WindowOptions _options;
    private readonly CancellationTokenSource _patience;
    private volatile string? _reference;
    private volatile ServerLimits? _limits;

    public HelloGate(WindowOptions options)
    {
        _options = options;
        _patience = new CancellationTokenSource(options.PageLimit, options.Time);
        Late = _patience.Token;
    }

    /// <summary>What the server stated in its welcome; null before.</summary>
    public ServerLimits? Limits => _limits;

    /// <summary>Whether the server has welcomed the page.</summary>
    public bool IsOpen => _limits is not null;

    /// <summary>Whether the page has said hello.</summary>
    public bool HasAsked => _reference is not null;

    /// <summary>Cancelled when one of both has taken too long.</summary>
    public CancellationToken Late { get; }

    /// <summary>The page's hello as it is to be sent, with a <c>ref</c> where it had none; null where it is no hello.</summary>
    public byte[]? Ask(byte[] message)
    {
        if (!MessageReader.OpensCharla(new ReadOnlySequence<byte>(message)))
        {
            return null;
        }

        using JsonDocument hello = JsonDocument.Parse(message);
        bool hasReference = hello.RootElement.TryGetProperty("ref", out JsonElement reference) && reference.ValueKind == JsonValueKind.String;
        _reference = hasReference ? reference.GetString() : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        _patience.CancelAfter(_options.WelcomeLimit);
        return Write(hello.RootElement, _reference!);
    }

    /// <summary>Whether a payload is what the server says to the page's hello; what is not is passed over.</summary>
    public bool IsAnswer(in ReadOnlySequence<byte> payload)
    {
        ServerMessage? answer = Read(payload) switch
        {
            Welcome welcome when welcome.Ref is not null && welcome.Ref == _reference => welcome,
            Registered registered when registered.Ref is not null && registered.Ref == _reference => registered,
            Error error when error.Ref is null || error.Ref == _reference => error,
            Bye bye => bye,
            _ => null,
        };
        if (answer is not null)
        {
            // Another name may take its person as long as it takes to think of one.
            _patience.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        _limits = (answer as Welcome)?.Limits;
        return answer is not null;
    }

    public void Dispose() => _patience.Dispose();

    private static byte[] Write(JsonElement hello, string reference)
    {
        ArrayBufferWriter<byte> json = new();
        using Utf8JsonWriter writer = new(json, _asciiOnly);
        writer.WriteStartObject();
        foreach (JsonProperty field in hello.EnumerateObject().Where(field => !field.NameEquals("ref")))
        {
            field.WriteTo(writer);
        }

        writer.WriteString("ref", reference);
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    private static ServerMessage? Read(in ReadOnlySequence<byte> payload)
    {
        try
        {
            return payload.FirstSpan is [(byte)'{', ..] ? MessageReader.ReadServerMessage(payload) : null;
        }
        catch (ProtocolException)
        {
            // The lobby's talk.
            return null;
        }
    }
}
