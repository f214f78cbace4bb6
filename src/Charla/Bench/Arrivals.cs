namespace Charla.Bench;

/// <summary>What one member has heard: every message of every sender once and in order, or how many times not. One thread at a time.</summary>
internal sealed class Arrivals(int senders)
{
    private readonly long[] _last = new long[senders];
    private HashSet<(int Sender, long Number)>? _missing;
    private long _distinct;

    /// <summary>Different messages heard. May be read by any thread.</summary>
    public long Distinct => Volatile.Read(ref _distinct);

    /// <summary>Messages that came again.</summary>
    public long Repeated { get; private set; }

    /// <summary>Messages that came after a later one of the same sender.</summary>
    public long Reordered { get; private set; }

    /// <summary>Takes note of a message; numbers begin at 1. False where it had come before.</summary>
    public bool Take(int sender, long number)
    {
        long last = _last[sender];
        if (number > last)
        {
            for (long skipped = last + 1; skipped < number; skipped++)
            {
                (_missing ??= []).Add((sender, skipped));
            }

            _last[sender] = number;
        }
        else if (_missing?.Remove((sender, number)) is true)
        {
            Reordered++;
        }
        else
        {
            Repeated++;
            return false;
        }

        Volatile.Write(ref _distinct, _distinct + 1);
        return true;
    }
}
