using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Charla.Server.Metrics;

/// <summary>The server's meters, and the runtime's own, as Prometheus' text format 0.0.4.</summary>
internal sealed class PrometheusExporter : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const string RuntimeMeter = "System.Runtime";

    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<Series> _series = [];

    public PrometheusExporter(ServerMeters meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meters.Is(instrument.Meter) || instrument.Meter.Name == RuntimeMeter)
            {
                listener.EnableMeasurementEvents(instrument, Add(instrument));
            }
        };
        Listen<byte>();
        Listen<short>();
        Listen<int>();
        Listen<long>();
        Listen<float>();
        Listen<double>();
        Listen<decimal>();
        _listener.Start();
    }

    /// <summary>Everything as it stands now.</summary>
    public string Write()
    {
        lock (_gate)
        {
            foreach (Series series in _series.Where(series => series.Instrument.IsObservable))
            {
                series.Forget();
            }

            _listener.RecordObservableInstruments();
            StringBuilder text = new();
            foreach (Series series in _series.OrderBy(series => series.Instrument.Name, StringComparer.Ordinal))
            {
                Write(text, series);
            }

            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>No measurement of another thread waits for more than one addition.</summary>
    private void Listen<T>()
        where T : struct, IConvertible =>
        _listener.SetMeasurementEventCallback<T>(static (_, value, labels, series) => ((Series)series!).Measure(value.ToDouble(CultureInfo.InvariantCulture), labels));

    private Series Add(Instrument instrument)
    {
        Series series = new(instrument);
        lock (_gate)
        {
            _series.Add(series);
        }

        return series;
    }

    private static void Write(StringBuilder text, Series series)
    {
        string name = NameOf(series);
        string help = (series.Instrument.Description ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {series.Kind.ToString().ToLowerInvariant()}\n");
        foreach ((string labels, double value, long[] buckets) in series.Read())
        {
            if (series.Kind == SeriesKind.Histogram)
            {
                WriteHistogram(text, name, labels, series.Bounds, value, buckets);
            }
            else
            {
                WriteSample(text, name, labels, value);
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, IReadOnlyList<double> bounds, double sum, long[] buckets)
    {
        long count = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            string bound = $"le=\"{(i < bounds.Count ? Number(bounds[i]) : "+Inf")}\"";
            WriteSample(text, name + "_bucket", labels.Length > 0 ? $"{labels},{bound}" : bound, count);
        }

        WriteSample(text, name + "_sum", labels, sum);
        WriteSample(text, name + "_count", labels, count);
    }

    private static void WriteSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string NameOf(Series series)
    {
        string unit = series.Instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        return Labels.Name(series.Instrument.Name) + unit + (series.Kind == SeriesKind.Counter ? "_total" : "");
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
