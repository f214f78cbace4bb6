using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Charla.Server.Admin;

/// <summary>How the two ends of the admin socket speak: one JSON object in each line.</summary>
/// <remarks>
/// <c>request = {"op":NAME,"args":{…}}</c>; <c>answer = {"ok":true,"result":…}</c> or <c>{"ok":false,"code":CODE,"es":…,"en":…}</c>.
/// A connection may ask again once it is answered.
/// </remarks>
internal static class AdminLines
{
    /// <summary>Bytes of the longest request.</summary>
    public const int MaxRequest = 64 * 1024;

    /// <summary>Bytes of the longest answer.</summary>
    public const int MaxAnswer = 16 * 1024 * 1024;

    private const int MaxDepth = 16;

    private static readonly JsonSerializerOptions _writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The next line, read as JSON; null where the other end has closed.</summary>
    /// <exception cref="JsonException">It is no JSON, or longer than <paramref name="maxBytes"/>.</exception>
    public static async ValueTask<JsonDocument?> ReadAsync(PipeReader input, int maxBytes, CancellationToken cancellation)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync(cancellation);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                ReadOnlySequence<byte> line = read.Buffer.Slice(0, end);
                JsonDocument document = line.Length <= maxBytes ? Parse(line) : throw TooLong(maxBytes);
                input.AdvanceTo(read.Buffer.GetPosition(1, end));
                return document;
            }

            if (read.Buffer.Length > maxBytes)
            {
                throw TooLong(maxBytes);
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    public static async ValueTask WriteAsync(Stream output, JsonObject line, CancellationToken cancellation)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, _writing), (byte)'\n'];
        await output.WriteAsync(bytes, cancellation);
    }

    // A copy: the document outlives the bytes that it was read from.
    private static JsonDocument Parse(in ReadOnlySequence<byte> line) => JsonDocument.Parse(line.ToArray(), new JsonDocumentOptions { MaxDepth = MaxDepth });

    private static JsonException TooLong(int maxBytes) => new($"a line of more than {maxBytes} bytes");
}
