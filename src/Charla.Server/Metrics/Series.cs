using System.Diagnostics.Metrics;

namespace Charla.Server.Metrics;

/// <summary>What was measured with one instrument, by the labels it was measured with. Any thread may measure.</summary>
internal sealed class Series
{
    /// <summary>Sets of labels that one instrument may have. More are counted together, so that no peer can fill the memory.</summary>
    private const int MaxSets = 200;

    private static readonly double[] _defaultBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Cell> _cells = new(StringComparer.Ordinal);
    private readonly double[] _bounds;

    public Series(Instrument instrument)
    {
        Instrument = instrument;
        Kind = KindOf(instrument);
        _bounds = Kind != SeriesKind.Histogram ? [] : BoundsOf(instrument);
    }

    public Instrument Instrument { get; }

    public SeriesKind Kind { get; }

    /// <summary>Upper ends of a histogram's buckets, but for the last, which has none.</summary>
    public IReadOnlyList<double> Bounds => _bounds;

    /// <summary>Takes one measurement: adds it, or sets it where the instrument tells how things stand.</summary>
    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        string key = labels.IsEmpty ? "" : Labels.Write(labels);
        lock (_gate)
        {
            CellOf(key).Take(value, isState: Instrument.IsObservable, _bounds);
        }
    }

    /// <summary>Forgets how things stood: whoever is not told of again is no more.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _cells.Clear();
        }
    }

    /// <summary>As it stands now, by labels.</summary>
    public IReadOnlyList<(string Labels, double Value, long[] Buckets)> Read()
    {
        lock (_gate)
        {
            return [.. _cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => (cell.Key, cell.Value.Value, (long[])cell.Value.Buckets.Clone()))];
        }
    }

    private Cell CellOf(string key)
    {
        if (_cells.TryGetValue(key, out Cell? known))
        {
            return known;
        }

        string place = _cells.Count < MaxSets ? key : Labels.Others;
        Cell cell = _cells.GetValueOrDefault(place) ?? new Cell(_bounds.Length + 1);
        return _cells[place] = cell;
    }

    private static SeriesKind KindOf(Instrument instrument) => instrument.GetType().GetGenericTypeDefinition() switch
    {
        var type when type == typeof(Histogram<>) => SeriesKind.Histogram,
        var type when type == typeof(Counter<>) || type == typeof(ObservableCounter<>) => SeriesKind.Counter,
        _ => SeriesKind.Gauge,
    };

    private static double[] BoundsOf(Instrument instrument) => instrument is Instrument<double> { Advice.HistogramBucketBoundaries: { } advised } ? [.. advised] : _defaultBounds;

    private sealed class Cell(int buckets)
    {
        /// <summary>The last, or the sum of all.</summary>
        public double Value { get; private set; }

        public long[] Buckets { get; } = new long[buckets];

        public void Take(double value, bool isState, double[] bounds)
        {
            Value = isState ? value : Value + value;
            int bucket = Array.BinarySearch(bounds, value);
            Buckets[bucket < 0 ? ~bucket : bucket]++;
        }
    }
}

/// <summary>What Prometheus calls it.</summary>
internal enum SeriesKind
{
    Counter,
    Gauge,
    Histogram,
}
