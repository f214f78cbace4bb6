namespace Charla.Protocol.Pickle;

/// <summary>The types of Python's <c>datetime</c> as <c>repr</c> shows them.</summary>
internal sealed class TimeRepr(PickleHeap heap, BoundedText output, PickleRepr whole)
{
    private const int TimeFields = 4;

    public void Append(PickleKind kind, Cell[] parts)
    {
        switch (kind)
        {
            case PickleKind.Date:
                output.Append($"datetime.date({parts[0].Payload}, {parts[1].Payload}, {parts[2].Payload})");
                break;
            case PickleKind.TimeDelta:
                output.Append(Delta(parts));
                break;
            case PickleKind.TimeZone:
                AppendZone(parts);
                break;
            case PickleKind.Time:
                AppendMoment("datetime.time(", parts, foldFirst: false);
                break;
            default:
                AppendMoment($"datetime.datetime({parts[0].Payload}, {parts[1].Payload}, {parts[2].Payload}, ", parts[3..], foldFirst: true);
                break;
        }
    }

    private static string Delta(Cell[] parts)
    {
        string[] names = ["days", "seconds", "microseconds"];
        string[] shown = [.. names.Zip(parts).Where(part => part.Second.Payload != 0).Select(part => $"{part.First}={part.Second.Payload}")];
        return $"datetime.timedelta({(shown.Length == 0 ? "0" : string.Join(", ", shown))})";
    }

    private void AppendZone(Cell[] parts)
    {
        Cell[] delta = heap.ToArray(parts[0]);
        if (parts[1].Kind == PickleKind.None && delta.All(part => part.Payload == 0))
        {
            output.Append("datetime.timezone.utc");
            return;
        }

        output.Append("datetime.timezone(");
        whole.Append(parts[0]);
        if (parts[1].Kind != PickleKind.None)
        {
            output.Append(", ");
            whole.Append(parts[1]);
        }

        output.Append(')');
    }

    /// <summary>Hour and minute always, what is smaller only where something follows or it is not zero. A datetime shows its fold before its zone, a time after it.</summary>
    private void AppendMoment(string before, Cell[] time, bool foldFirst)
    {
        int shown = time[3].Payload != 0 ? TimeFields : time[2].Payload != 0 ? TimeFields - 1 : TimeFields - 2;
        string fold = time[TimeFields].Payload != 0 ? ", fold=1" : "";
        output.Append(before);
        output.Append(string.Join(", ", time[..shown].Select(part => part.Payload)));
        output.Append(foldFirst ? fold : "");
        if (time[5].Kind != PickleKind.None)
        {
            output.Append(", tzinfo=");
            whole.Append(time[5]);
        }

        output.Append(foldFirst ? "" : fold);
        output.Append(')');
    }
}
