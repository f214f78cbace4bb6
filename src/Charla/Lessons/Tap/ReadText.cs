using System.Text;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>Puts a read and its writes into a line: their sizes, and the bytes with the units' ends marked in them.</summary>
internal sealed class ReadText(ViewOptions options)
{
    private const int PreviewColumn = 54;
    private const int NoteColumn = 32;
    private const int MostWrites = 6;
    private const string Boundary = "│";

    /// <summary>The bytes at the end of each direction that began a character.</summary>
    private readonly Dictionary<(int Connection, WireSide Side), byte[]> _unfinished = [];

    public void Add(LineText text, ChunkRead read, IReadOnlyList<int> writes)
    {
        text.Add(Tone.Strong, $"recv {LineText.Number(read.Bytes.Length)}").Add(Sent(read, writes)).Add("  ");
        text.To(Math.Min(PreviewColumn, options.Columns * 6 / 10));
        AddPreview(text, read);
        AddCutCharacters(text, read);
    }

    public void Forget(int connection)
    {
        _unfinished.Remove((connection, WireSide.Client));
        _unfinished.Remove((connection, WireSide.Server));
    }

    private static string Sent(ChunkRead read, IReadOnlyList<int> writes)
    {
        string more = writes.Count > MostWrites ? $"+… ({LineText.Number(writes.Count)})" : "";
        string sizes = string.Join('+', writes.Take(MostWrites).Select(write => LineText.Number(write)));
        return writes.Count == 0 ? " → …" : $" → send {sizes}{more}{(writes.Sum() < read.Bytes.Length ? "+…" : "")}";
    }

    private static void AddPreview(LineText text, ChunkRead read)
    {
        HashSet<long> ends = [.. read.Units.Where(unit => unit.Kind != UnitKind.Bytes).Select(unit => unit.Offset + unit.Length - read.Offset)];
        Tone tone = read.Side == WireSide.Client ? Tone.Client : Tone.Server;
        StringBuilder run = new();
        int room = text.Left - 2;
        foreach ((int offset, string cell) in ChunkText.Cells(read.Bytes, text.Left))
        {
            if (offset > 0 && ends.Contains(offset))
            {
                text.Add(tone, run.ToString()).Add(Tone.Boundary, Boundary);
                run.Clear();
                room--;
            }

            room -= Chat.Terminal.CellWidth.Of(cell);
            if (room < 0)
            {
                text.Add(tone, run + "…").End();
                return;
            }

            run.Append(cell);
        }

        text.Add(tone, run.ToString()).Add(Tone.Boundary, ends.Contains(read.Bytes.Length) ? Boundary : "").End();
    }

    private void AddCutCharacters(LineText text, ChunkRead read)
    {
        if (_unfinished.Remove((read.Connection, read.Side), out byte[]? begun) && Rest(begun, read.Bytes.Span) is { } rest)
        {
            byte[] whole = [.. begun, .. rest];
            string words = ViewTexts.BeginsInCharacter.With(ChunkText.Hex(rest), Encoding.UTF8.GetString(whole), Convert.ToHexStringLower(whole)).In(options.Language);
            text.To(NoteColumn).Add(Tone.Boundary, words).End();
        }

        int unfinished = ChunkText.Unfinished(read.Bytes.Span);
        if (unfinished > 0)
        {
            byte[] end = read.Bytes[^unfinished..].ToArray();
            _unfinished[(read.Connection, read.Side)] = end;
            text.To(NoteColumn).Add(Tone.Boundary, ViewTexts.EndsInCharacter.With(ChunkText.Hex(end)).In(options.Language)).End();
        }
    }

    /// <summary>The bytes that finish the character; null where they don't come.</summary>
    private static byte[]? Rest(byte[] begun, ReadOnlySpan<byte> bytes)
    {
        for (int more = 1; more <= Math.Min(3, bytes.Length); more++)
        {
            byte[] whole = [.. begun, .. bytes[..more]];
            if (System.Text.Unicode.Utf8.IsValid(whole))
            {
                return bytes[..more].ToArray();
            }
        }

        return null;
    }
}
