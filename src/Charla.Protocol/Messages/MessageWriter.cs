using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Charla.Protocol.Messages;

/// <summary>Writes messages as frames, one after the other, into one buffer. Not safe for use from two threads.</summary>
internal sealed class MessageWriter(FrameBuffer buffer) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(buffer, WireJson.WriterOptions);

    /// <summary>Writes one frame, and returns where it begins in the buffer.</summary>
    public int Write(ServerMessage message) => Write(message, WireJson.Shared.ServerMessage);

    /// <summary>Writes one frame, and returns where it begins in the buffer.</summary>
    public int Write(ClientMessage message) => Write(message, WireJson.Shared.ClientMessage);

    public void Dispose() => _json.Dispose();

    /// <summary>One message as one frame.</summary>
    public static ReadOnlyMemory<byte> Frame(ServerMessage message)
    {
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(message);
        return buffer.Written;
    }

    private int Write<T>(T message, JsonTypeInfo<T> type)
    {
        int start = buffer.BeginFrame();
        _json.Reset(buffer);
        try
        {
            JsonSerializer.Serialize(_json, message, type);
            _json.Flush();
        }
        catch
        {
            // Half a frame would put everything after it out of step.
            buffer.Truncate(start);
            throw;
        }

        buffer.EndFrame(start);
        return start;
    }
}
