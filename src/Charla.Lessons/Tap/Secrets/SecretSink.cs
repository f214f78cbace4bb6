using System.Text;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Records;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Secrets;

/// <summary>Hands records on with their secrets covered: in the bytes, in the units, and in what the frame doctor quotes. Lengths stay as they are.</summary>
internal sealed class SecretSink(IWireSink inner) : IWireSink
{
    private const int MaskLength = 4;

    private static readonly Bilingual _covered = new("Lo secreto va tapado; con --show-secrets se ve.", "What is secret is covered; --show-secrets shows it.");

    private readonly Dictionary<(int Connection, WireSide Side), SecretStream> _streams = [];

    public void Take(WireRecord record)
    {
        inner.Take(record is ChunkRead read ? Cover(read) : record);
        if (record is ConnectionClosed)
        {
            _streams.Remove((record.Connection, WireSide.Client));
            _streams.Remove((record.Connection, WireSide.Server));
        }
    }

    public void Missed(long reads) => inner.Missed(reads);

    public void Flush() => inner.Flush();

    public void Finish() => inner.Finish();

    private ChunkRead Cover(ChunkRead read)
    {
        byte[] bytes = read.Bytes.ToArray();
        bool isCovered = Stream(read).Cover(bytes);
        WireUnit[] units = [.. read.Units.Select(Cover)];
        foreach ((WireUnit unit, WireUnit shown) in read.Units.Zip(units))
        {
            isCovered |= unit != shown && CoverMasked(bytes, read.Offset, shown);
        }

        return read with
        {
            Bytes = isCovered ? bytes : read.Bytes,
            Units = units,
            Findings = [.. read.Findings.Select(Cover)],
        };
    }

    private SecretStream Stream(ChunkRead read)
    {
        if (!_streams.TryGetValue((read.Connection, read.Side), out SecretStream? stream))
        {
            _streams.Add((read.Connection, read.Side), stream = new SecretStream());
        }

        return stream;
    }

    private static WireUnit Cover(WireUnit unit)
    {
        byte[] payload = unit.Payload.ToArray();
        return new SecretStream().Cover(payload)
            ? unit with { Payload = payload, Fields = [.. unit.Fields.Select(Cover)], Note = unit.Note ?? _covered }
            : unit;
    }

    private static WireField Cover(WireField field) =>
        SecretNames.Has(Encoding.UTF8.GetBytes(field.Name)) ? field with { Value = new string((char)SecretStream.Star, field.Value.Length) } : field;

    /// <summary>What a browser sends is masked on the wire: the bytes there become those that the covered text has under the same mask.</summary>
    private static bool CoverMasked(byte[] bytes, long offset, WireUnit shown)
    {
        bool isMasked = shown.Kind == UnitKind.WsText && shown.Header.Length > MaskLength && (shown.Header.Span[1] & 0x80) != 0;
        if (!isMasked)
        {
            return false;
        }

        ReadOnlySpan<byte> mask = shown.Header.Span[^MaskLength..];
        long start = shown.Offset + shown.Header.Length - offset;
        for (int i = 0; i < shown.Payload.Length; i++)
        {
            long at = start + i;
            if (at >= 0 && at < bytes.Length)
            {
                bytes[at] = (byte)(shown.Payload.Span[i] ^ mask[i % MaskLength]);
            }
        }

        return true;
    }

    private static Finding Cover(Finding finding)
    {
        byte[] bytes = finding.Bytes.ToArray();
        return new SecretStream().Cover(bytes)
            ? finding with { Bytes = bytes, Mistake = Cover(finding.Mistake), Fix = Cover(finding.Fix) }
            : finding;
    }

    private static Bilingual Cover(Bilingual text) => new(Cover(text.Spanish), Cover(text.English));

    private static string Cover(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new SecretStream().Cover(bytes) ? Encoding.UTF8.GetString(bytes) : text;
    }
}
