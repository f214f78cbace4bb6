using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Charla.Protocol.Messages;

/// <summary>Writes messages as frames, one after the other, into one buffer. Not safe for use from two threads.</summary>
internal sealed class MessageWriter(FrameBuffer buffer) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(buffer, WireJson.WriterOptions);

    /// <summary>Writes one frame, and returns where it begins in the buffer.</summary>
    public int Write(ServerMessage message) => Write(buffer, _json, message, WireJson.Shared.ServerMessage);

    /// <summary>Writes one frame, and returns where it begins in the buffer.</summary>
    public int Write(ClientMessage message) => Write(buffer, _json, message, WireJson.Shared.ClientMessage);

    public void Dispose() => _json.Dispose();

    /// <summary>Writes one frame with a JSON writer that is kept for many buffers.</summary>
    public static void Write(FrameBuffer buffer, Utf8JsonWriter json, ServerMessage message) => Write(buffer, json, message, WireJson.Shared.ServerMessage);

    /// <summary>One message as one frame.</summary>
    public static ReadOnlyMemory<byte> Frame(ServerMessage message)
    {
        FrameBuffer buffer = new();
        using MessageWriter writer = new(buffer);
        writer.Write(message);
        return buffer.Written;
    }

    private static int Write<T>(FrameBuffer buffer, Utf8JsonWriter json, T message, JsonTypeInfo<T> type)
    {
        int start = buffer.BeginFrame();
        json.Reset(buffer);
        try
        {
            JsonSerializer.Serialize(json, message, type);
            json.Flush();
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
