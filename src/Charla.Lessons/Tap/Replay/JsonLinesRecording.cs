using System.Text.Json;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Replay;

/// <summary>Reads a recording of JSON lines. Of what it holds, the reads and their ends are looked at.</summary>
internal static class JsonLinesRecording
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <exception cref="InvalidDataException">A line is none of a recording.</exception>
    public static IReadOnlyList<RecordedConnection> Read(Stream file)
    {
        Dictionary<int, RecordedConnection> connections = [];
        using StreamReader lines = new(file);
        long total = 0;
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            try
            {
                using JsonDocument record = JsonDocument.Parse(line);
                total += Take(record.RootElement, connections);
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                // The last line of a recording that was cut short is no reason to refuse the rest.
                if (!lines.EndOfStream)
                {
                    throw new InvalidDataException($"line {number}: {broken.Message}");
                }
            }

            if (total > Recording.MostBytes)
            {
                throw new InvalidDataException($"> {Recording.MostBytes} bytes");
            }
        }

        return [.. connections.Values];
    }

    private static int Take(JsonElement record, Dictionary<int, RecordedConnection> connections)
    {
        string type = record.GetProperty("type").GetString()!;
        if (type is not ("open" or "read" or "end"))
        {
            return 0;
        }

        int number = record.GetProperty("conn").GetInt32();
        TimeSpan at = Recording.Time(record.GetProperty("at_us").GetInt64() / MicrosecondsPerSecond);
        if (type == "open")
        {
            connections[number] = new RecordedConnection(number) { Opened = at };
            return 0;
        }

        if (!connections.TryGetValue(number, out RecordedConnection? connection))
        {
            return 0;
        }

        WireSide side = record.GetProperty("side").GetString() == "client" ? WireSide.Client : WireSide.Server;
        if (type == "end")
        {
            connection.ClientEnd = side == WireSide.Client ? at : connection.ClientEnd;
            return 0;
        }

        byte[] bytes = record.GetProperty("bytes").GetBytesFromBase64();
        connection.Add(side, at, bytes);
        return bytes.Length;
    }
}
