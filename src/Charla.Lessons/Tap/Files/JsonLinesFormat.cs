using System.Net;
using System.Text;
using System.Text.Json;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;
using Charla.Protocol.Messages;

namespace Charla.Lessons.Tap.Files;

/// <summary>A recording as JSON lines: one object a line. The fields are described in <c>docs/tap.md</c>.</summary>
internal sealed class JsonLinesFormat : IRecordFormat
{
    private static readonly JsonWriterOptions _options = new() { Encoder = ReadableEncoder.Shared, SkipValidation = true };

    public void Begin(Stream file)
    {
        // A file without a connection is empty.
    }

    public void Write(Stream file, WireRecord record)
    {
        switch (record)
        {
            case ConnectionOpened opened:
                Line(file, "open", record, writer => WriteOpened(writer, opened));
                break;
            case ChunkRead read:
                WriteRead(file, read);
                break;
            case ChunkWritten written:
                Line(file, "wrote", record, writer => WriteSpan(writer, written.Side, written.Offset, written.Length));
                break;
            case SideEnded ended:
                Line(file, "end", record, writer => WriteSide(writer, ended.Side, "how", ended.IsReset ? "reset" : "fin"));
                break;
            case MischiefDone done:
                Line(file, "mischief", record, writer => WriteSide(writer, done.Side, "what", done.Kind.ToString().ToLowerInvariant()));
                break;
            case ConnectionClosed closed:
                Line(file, "close", record, writer => WriteClosed(writer, closed));
                break;
            default:
                break;
        }
    }

    public void Missed(Stream file, long reads) => Line(file, "missed", null, writer => writer.WriteNumber("reads", reads));

    public void End(Stream file)
    {
        // Each line is whole by itself.
    }

    private static void WriteRead(Stream file, ChunkRead read)
    {
        if (read.Number > 0)
        {
            Line(file, "read", read, writer => WriteChunk(writer, read));
        }

        foreach (WireUnit unit in read.Units)
        {
            Line(file, "unit", read, writer =>
            {
                writer.WriteString("side", read.Side.Name());
                WireUnitJson.Write(writer, unit);
            });
        }

        foreach (Finding finding in read.Findings)
        {
            Line(file, "finding", read, writer => WriteFinding(writer, finding));
        }
    }

    private static void Line(Stream file, string type, WireRecord? record, Action<Utf8JsonWriter> writeRest)
    {
        using (Utf8JsonWriter writer = new(file, _options))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            if (record is not null)
            {
                writer.WriteNumber("conn", record.Connection);
                writer.WriteNumber("at_us", record.At.Ticks / TimeSpan.TicksPerMicrosecond);
            }

            writeRest(writer);
            writer.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }

    private static void WriteOpened(Utf8JsonWriter writer, ConnectionOpened opened)
    {
        writer.WriteString("time", opened.Clock);
        WriteEnd(writer, "client", opened.Client);
        WriteEnd(writer, "tap", opened.Listening);
        WriteEnd(writer, "server", opened.Server);
        if (opened.Server is null)
        {
            writer.WriteString("failure", opened.Failure.ToString());
        }
    }

    private static void WriteEnd(Utf8JsonWriter writer, string name, IPEndPoint? end)
    {
        if (end is not null)
        {
            writer.WriteString(name, end.ToString());
        }
    }

    private static void WriteChunk(Utf8JsonWriter writer, ChunkRead read)
    {
        WriteSpan(writer, read.Side, read.Offset, read.Bytes.Length);
        writer.WriteNumber("number", read.Number);
        writer.WriteNumber("gap_us", read.Gap.Ticks / TimeSpan.TicksPerMicrosecond);
        if (read.MissedReads > 0)
        {
            writer.WriteNumber("missed_reads", read.MissedReads);
        }

        writer.WriteBase64String("bytes", read.Bytes.Span);
        if (System.Text.Unicode.Utf8.IsValid(read.Bytes.Span))
        {
            writer.WriteString("text", Encoding.UTF8.GetString(read.Bytes.Span));
        }
    }

    private static void WriteSpan(Utf8JsonWriter writer, WireSide side, long offset, int length)
    {
        writer.WriteString("side", side.Name());
        writer.WriteNumber("offset", offset);
        writer.WriteNumber("length", length);
    }

    private static void WriteSide(Utf8JsonWriter writer, WireSide side, string name, string value)
    {
        writer.WriteString("side", side.Name());
        writer.WriteString(name, value);
    }

    private static void WriteFinding(Utf8JsonWriter writer, Finding finding)
    {
        WriteSide(writer, finding.By, "rule", JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Rule.ToString()));
        writer.WriteNumber("offset", finding.Offset);
        writer.WriteBase64String("bytes", finding.Bytes.Span);
        writer.WriteNumber("mark_start", finding.MarkStart);
        writer.WriteNumber("mark_length", finding.MarkLength);
        writer.WriteString("mistake_es", finding.Mistake.Spanish);
        writer.WriteString("mistake_en", finding.Mistake.English);
        writer.WriteString("fix_es", finding.Fix.Spanish);
        writer.WriteString("fix_en", finding.Fix.English);
    }

    private static void WriteClosed(Utf8JsonWriter writer, ConnectionClosed closed)
    {
        writer.WriteNumber("lasted_us", closed.Lasted.Ticks / TimeSpan.TicksPerMicrosecond);
        WriteSummary(writer, "client", closed.Client);
        WriteSummary(writer, "server", closed.Server);
        writer.WriteNumber("findings", closed.Findings.Count);
    }

    private static void WriteSummary(Utf8JsonWriter writer, string name, SideSummary side)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("bytes", side.Bytes);
        writer.WriteNumber("reads", side.Reads);
        writer.WriteNumber("units", side.Units);
        writer.WriteNumber("missed_reads", side.MissedReads);
        writer.WriteEndObject();
    }
}
