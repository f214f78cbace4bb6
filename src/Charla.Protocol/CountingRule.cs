using System.Buffers;
using System.Text;

namespace Charla.Protocol;

/// <summary>Where a payload ends when its header may count bytes, code points or UTF-16 units (<c>docs/protocol.md</c>, section 3).</summary>
/// <remarks>A pure function of the bytes. It is asked again with every read until it answers <see cref="CountingAnswer.Whole"/>.</remarks>
internal static class CountingRule
{
    private static readonly Counting[] _byPreference = [Counting.Bytes, Counting.CodePoints, Counting.Utf16Units];

    private enum Standing
    {
        Wrong,
        Open,
        Right,
    }

    /// <summary>Judges the bytes that follow a header which announced <paramref name="announced"/>.</summary>
    /// <param name="arrived">Everything after the header that has arrived, the next frames included.</param>
    /// <param name="announced">The header's number.</param>
    /// <param name="possible">The countings still possible on this connection.</param>
    /// <param name="waited">True when the short moment has passed without more bytes.</param>
    /// <param name="maxPayload">No payload is longer than this many bytes.</param>
    public static CountingVerdict Judge(ReadOnlySpan<byte> arrived, int announced, Counting possible, bool waited, int maxPayload)
    {
        bool bytesArrived = arrived.Length >= announced;
        if (bytesArrived && !arrived[..announced].ContainsAnyExceptInRange((byte)0, (byte)127))
        {
            return CountingVerdict.Whole(announced, possible);
        }

        // No counting ends before the one of bytes does.
        if (!bytesArrived || possible == Counting.Bytes)
        {
            return bytesArrived ? CountingVerdict.Whole(announced, possible) : CountingVerdict.More;
        }

        // Where the countings that are left end at one place, what follows decides nothing, and may be the next mistake.
        Ends ends = Ends.Find(arrived, announced, maxPayload);
        bool decided = (possible & Counting.Bytes) == 0 && ends.Agree(possible);
        return decided ? ends.At(possible) : Decide(arrived, ends, possible, waited, maxPayload);
    }

    private static CountingVerdict Decide(ReadOnlySpan<byte> arrived, in Ends ends, Counting possible, bool waited, int maxPayload)
    {
        (Counting right, Counting open) = Sort(arrived, ends, possible, maxPayload);
        if (right != Counting.None)
        {
            bool certain = open == Counting.None && ends.Agree(right);
            Counting first = FirstOf(right);
            return waited || certain ? CountingVerdict.Whole(ends[first], ends.SameEndAs(first, possible)) : CountingVerdict.Wait;
        }

        // Nothing is right: bytes it is, once there is nothing else to hope for.
        bool mayBeBytes = (possible & (open == Counting.None ? Counting.Bytes : open & Counting.Bytes)) != 0;
        return (mayBeBytes, waited || open == Counting.None) switch
        {
            (true, true) => CountingVerdict.Whole(ends.Announced, Counting.Bytes),
            (true, false) => CountingVerdict.Wait,
            _ => open == Counting.None ? CountingVerdict.Broken : CountingVerdict.More,
        };
    }

    private static (Counting Right, Counting Open) Sort(ReadOnlySpan<byte> arrived, in Ends ends, Counting possible, int maxPayload)
    {
        Counting right = Counting.None;
        Counting open = Counting.None;
        foreach (Counting counting in _byPreference)
        {
            Standing standing = (possible & counting) == 0 ? Standing.Wrong : StandingOf(arrived, ends[counting], maxPayload);
            right |= standing == Standing.Right ? counting : Counting.None;
            open |= standing == Standing.Open ? counting : Counting.None;
        }

        return (right, open);
    }

    private static Counting FirstOf(Counting countings) => (Counting)((int)countings & -(int)countings);

    private static Standing StandingOf(ReadOnlySpan<byte> arrived, int end, int maxPayload)
    {
        if (end < 0)
        {
            return end == Ends.NotArrived ? Standing.Open : Standing.Wrong;
        }

        ReadOnlySpan<byte> rest = arrived[end..];
        if (rest.IsEmpty)
        {
            return Standing.Right;
        }

        if (rest.Length < Frame.HeaderLength)
        {
            return Frame.CanBeginHeader(rest) ? Standing.Open : Standing.Wrong;
        }

        return Frame.TryReadHeader(rest[..Frame.HeaderLength], out int next) && next <= maxPayload ? Standing.Right : Standing.Wrong;
    }

    /// <summary>The byte offset at which the payload would end under each counting; negative where it has not arrived or there is none.</summary>
    private struct Ends
    {
        public const int NotArrived = -1;
        public const int None = -2;

        private int _bytes;
        private int _codePoints;
        private int _utf16Units;

        public int Announced { get; private init; }

        public readonly int this[Counting counting] => counting switch
        {
            Counting.Bytes => _bytes,
            Counting.CodePoints => _codePoints,
            _ => _utf16Units,
        };

        public static Ends Find(ReadOnlySpan<byte> arrived, int announced, int maxPayload)
        {
            Ends ends = new() { Announced = announced, _bytes = None, _codePoints = NotArrived, _utf16Units = NotArrived };
            int offset = 0, codePoints = 0, units = 0;
            OperationStatus status = OperationStatus.Done;
            while (true)
            {
                ends.Mark(offset, codePoints, units);
                if (codePoints == announced || offset >= maxPayload)
                {
                    break;
                }

                status = Rune.DecodeFromUtf8(arrived[offset..], out Rune rune, out int length);
                if (status != OperationStatus.Done || offset + length > maxPayload)
                {
                    break;
                }

                (offset, codePoints, units) = (offset + length, codePoints + 1, units + rune.Utf16SequenceLength);
            }

            // The end of what has arrived, perhaps inside a character, leaves the ends open. What is not UTF-8, or beyond the limit, has none.
            return status == OperationStatus.NeedMoreData ? ends : ends.Closed();
        }

        /// <summary>The verdict where all of <paramref name="countings"/> end at the same byte, or none of them does.</summary>
        public readonly CountingVerdict At(Counting countings)
        {
            int end = this[FirstOf(countings)];
            return end switch
            {
                NotArrived => CountingVerdict.More,
                None => CountingVerdict.Broken,
                _ => CountingVerdict.Whole(end, countings),
            };
        }

        /// <summary>Whether all of <paramref name="countings"/> end at the same byte.</summary>
        public readonly bool Agree(Counting countings) => SameEndAs(FirstOf(countings), countings) == countings;

        /// <summary>Those of <paramref name="among"/> that end where <paramref name="counting"/> does.</summary>
        public readonly Counting SameEndAs(Counting counting, Counting among)
        {
            Counting same = Counting.None;
            foreach (Counting other in _byPreference)
            {
                same |= (among & other) != 0 && this[other] == this[counting] ? other : Counting.None;
            }

            return same;
        }

        private void Mark(int offset, int codePoints, int units)
        {
            _bytes = offset == Announced ? offset : _bytes;
            _codePoints = codePoints == Announced ? offset : _codePoints;
            _utf16Units = units == Announced ? offset : units > Announced && _utf16Units == NotArrived ? None : _utf16Units;
        }

        private readonly Ends Closed() => this with
        {
            _codePoints = _codePoints == NotArrived ? None : _codePoints,
            _utf16Units = _utf16Units == NotArrived ? None : _utf16Units,
        };
    }
}
