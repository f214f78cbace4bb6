namespace Charla.Protocol.Pickle;

/// <summary>Makes the types of Python's <c>datetime</c>, whose pickles hold their fields in a few bytes.</summary>
/// <remarks>
/// <c>date = year:16 month day</c>; <c>time = hour minute second microsecond:24</c>; <c>datetime = date time</c>, big-endian.
/// The highest bit of a time's hour, or of a datetime's month, is the fold: the second of two equal times when clocks go back.
/// </remarks>
internal static class TimeTypes
{

    private const int DateBytes = 4;
    private const int TimeBytes = 6;
    private const int FoldBit = 0x80;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long SecondsPerDay = 86_400;
    private const long MaxDays = 999_999_999;

    public static Cell Date(HarmlessCall call)
    {
        byte[] packed = Packed(call, DateBytes, zone: false);
        return Fields(call, ReadDate(call, packed, packed[2]));
    }

    public static Cell Time(HarmlessCall call)
    {
        byte[] packed = Packed(call, TimeBytes, zone: true);
        long[] time = ReadTime(call, packed, packed[0] & ~FoldBit);
        return Fields(call, [.. time, packed[0] / FoldBit], ZoneOf(call));
    }

    public static Cell DateTime(HarmlessCall call)
    {
        byte[] packed = Packed(call, DateBytes + TimeBytes, zone: true);
        byte[] time = packed[DateBytes..];
        return Fields(call, [.. ReadDate(call, packed, packed[2] & ~FoldBit), .. ReadTime(call, time, time[0]), packed[2] / FoldBit], ZoneOf(call));
    }

    /// <summary><c>timedelta(days, seconds, microseconds)</c>, brought into the form that Python keeps: only days may be negative.</summary>
    public static Cell TimeDelta(HarmlessCall call)
    {
        if (call.Count > 3)
        {
            throw call.Fault();
        }

        Int128 days = call.Count > 0 ? call.Long(0) : 0;
        Int128 seconds = call.Count > 1 ? call.Long(1) : 0;
        Int128 microseconds = call.Count > 2 ? call.Long(2) : 0;
        seconds += FloorDivide(ref microseconds, MicrosecondsPerSecond);
        days += FloorDivide(ref seconds, SecondsPerDay);
        return days >= -MaxDays && days <= MaxDays ? Fields(call, [(long)days, (long)seconds, (long)microseconds]) : throw call.Fault();
    }

    /// <summary><c>timezone(offset)</c> and <c>timezone(offset, name)</c>, less than a day from UTC.</summary>
    public static Cell TimeZone(HarmlessCall call)
    {
        bool valid = call.Count is 1 or 2 && call.KindOf(0) == PickleKind.TimeDelta && call.KindOf(1) is null or PickleKind.Str;
        if (!valid || !IsWithinDay(call.Heap.ToArray(call.Arguments[0])))
        {
            throw call.Fault();
        }

        return call.Heap.NewContainer(PickleKind.TimeZone, call.Arguments[0], call.Count == 2 ? call.Arguments[1] : Cell.None);
    }

    /// <summary>The fields of a date, time or datetime in the bytes that Python pickles.</summary>
    public static byte[] Pack(PickleKind kind, int[] fields)
    {
        int[] time = kind == PickleKind.Date ? [] : kind == PickleKind.Time ? fields : fields[3..];
        int fold = time.Length == 0 ? 0 : time[^1] * FoldBit;
        byte[] date = kind == PickleKind.Time ? [] : [(byte)(fields[0] >> 8), (byte)fields[0], (byte)(fields[1] | fold), (byte)fields[2]];
        return time.Length == 0
            ? date
            : [.. date, (byte)(kind == PickleKind.Time ? time[0] | fold : time[0]), (byte)time[1], (byte)time[2], (byte)(time[3] >> 16), (byte)(time[3] >> 8), (byte)time[3]];
    }

    private static bool IsWithinDay(Cell[] delta) => delta[0].Payload == 0 || (delta[0].Payload == -1 && (delta[1].Payload > 0 || delta[2].Payload > 0));

    private static Int128 FloorDivide(ref Int128 value, long unit)
    {
        Int128 quotient = value / unit;
        Int128 rest = value - (quotient * unit);
        if (rest < 0)
        {
            (quotient, rest) = (quotient - 1, rest + unit);
        }

        value = rest;
        return quotient;
    }

    /// <summary>The packed fields; Python 2 wrote them as text.</summary>
    private static byte[] Packed(HarmlessCall call, int length, bool zone)
    {
        byte[] packed = call.KindOf(0) switch
        {
            PickleKind.Bytes => PickleScalar.Bytes(call.Heap, call.Arguments[0]).ToArray(),
            PickleKind.Str => [.. call.Text(0).Select(character => character <= byte.MaxValue ? (byte)character : throw call.Fault())],
            _ => throw call.Fault(),
        };
        return packed.Length == length && call.Count <= (zone ? 2 : 1) ? packed : throw call.Fault();
    }

    private static long[] ReadDate(HarmlessCall call, byte[] packed, int month)
    {
        int year = (packed[0] << 8) | packed[1];
        int day = packed[3];
        bool valid = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= System.DateTime.DaysInMonth(year, month);
        return valid ? [year, month, day] : throw call.Fault();
    }

    private static long[] ReadTime(HarmlessCall call, byte[] packed, int hour)
    {
        int microsecond = (packed[3] << 16) | (packed[4] << 8) | packed[5];
        bool valid = hour < 24 && packed[1] < 60 && packed[2] < 60 && microsecond < MicrosecondsPerSecond;
        return valid ? [hour, packed[1], packed[2], microsecond] : throw call.Fault();
    }

    private static Cell ZoneOf(HarmlessCall call) => call.KindOf(1) switch
    {
        null or PickleKind.None => Cell.None,
        PickleKind.TimeZone => call.Arguments[1],
        _ => throw call.Fault(),
    };

    private static Cell Fields(HarmlessCall call, long[] numbers, params ReadOnlySpan<Cell> others)
    {
        Cell[] fields = [.. numbers.Select(number => Cell.Inline(PickleKind.Int, number)), .. others];
        return call.Heap.NewContainer(call.Type.Makes!.Value, fields);
    }
}
