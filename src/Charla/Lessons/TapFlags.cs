using System.CommandLine;
using System.Net;
using System.Text;
using Charla.Lessons.Tap;
using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons;

/// <summary>How <c>charla tap</c> looks and what it shows: what the tap itself and its replay have in common.</summary>
internal sealed class TapFlags
{
    private readonly Option<string> _to;
    private readonly Option<WireFormat> _as;
    private readonly Option<bool> _quiet;
    private readonly Option<int> _bytes;
    private readonly Option<int?> _columns;
    private readonly Option<WireSide?> _only;
    private readonly Option<int?> _conn;
    private readonly Option<string> _find;
    private readonly Option<string> _hex;
    private readonly Option<int> _minBytes;
    private readonly Option<bool> _noChunks;
    private readonly Option<bool> _noFrames;
    private readonly Option<bool> _noDoctor;
    private readonly Option<bool> _showSecrets;
    private readonly Language _language;

    public TapFlags(Language language)
    {
        _language = language;
        _to = Make<string>("--to", TapTexts.To);
        _to.Required = true;
        _as = Make<WireFormat>("--as", TapTexts.As);
        Out = Make<string[]>("--out", TapTexts.Out);
        _quiet = Make<bool>("--quiet", TapTexts.Quiet);
        _bytes = Make<int>("--bytes", TapTexts.Bytes);
        _bytes.DefaultValueFactory = _ => new ViewOptions().Bytes;
        _columns = Make<int?>("--columns", TapTexts.Columns);
        _only = Make<WireSide?>("--only", TapTexts.Only);
        _conn = Make<int?>("--conn", TapTexts.Conn);
        _find = Make<string>("--find", TapTexts.Find);
        _hex = Make<string>("--hex", TapTexts.HexOption);
        _minBytes = Make<int>("--min-bytes", TapTexts.MinBytes);
        _noChunks = Make<bool>("--no-chunks", TapTexts.NoChunks);
        _noFrames = Make<bool>("--no-frames", TapTexts.NoFrames);
        _noDoctor = Make<bool>("--no-doctor", TapTexts.NoDoctor);
        _showSecrets = Make<bool>("--show-secrets", TapTexts.ShowSecrets);

        Option<T> Make<T>(string name, Bilingual description) => new(name) { Description = description.In(language) };
    }

    /// <summary>Files to record to.</summary>
    public Option<string[]> Out { get; }

    public IEnumerable<Option> All => [_to, _as, Out, _quiet, _bytes, _columns, _only, _conn, _find, _hex, _minBytes, _noChunks, _noFrames, _noDoctor, _showSecrets];

    /// <summary>Whether passwords and tokens are shown and recorded as they pass.</summary>
    public bool ShowsSecrets(ParseResult parsed) => parsed.GetValue(_showSecrets);

    /// <summary>What is shown.</summary>
    /// <exception cref="LessonException">A value is none that it may have.</exception>
    public ViewOptions ReadView(ParseResult parsed) => new()
    {
        Language = _language,
        Columns = Checked("--columns", parsed.GetValue(_columns) ?? Ink.ColumnsOfOutput(), ViewOptions.FewestColumns, 1_000),
        Bytes = Checked("--bytes", parsed.GetValue(_bytes), 1, LongPayload.MostKept),
        HasChunks = !parsed.GetValue(_noChunks),
        HasUnits = !parsed.GetValue(_noFrames),
        IsQuiet = parsed.GetValue(_quiet),
        Side = parsed.GetValue(_only),
        Connection = parsed.GetValue(_conn),
        Find = ReadFind(parsed),
        MinBytes = parsed.GetValue(_minBytes),
    };

    /// <summary>How the bytes are read, and where they go.</summary>
    /// <exception cref="LessonException">A value is none that it may have.</exception>
    public TapOptions ReadTap(ParseResult parsed)
    {
        string to = parsed.GetValue(_to)!;
        int colon = to.LastIndexOf(':');
        Require(colon > 0 && int.TryParse(to.AsSpan(colon + 1), out int port) && port is > 0 and <= 65_535, "--to", to);
        return new TapOptions
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Host = to[..colon].Trim('[', ']'),
            Port = int.Parse(to.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture),
            Format = parsed.GetValue(_as),
            HasDoctor = !parsed.GetValue(_noDoctor),
        };
    }

    /// <summary>Refuses a value.</summary>
    public static void Require(bool isValid, string option, string value)
    {
        if (!isValid)
        {
            throw new LessonException(TapTexts.BadValue.With(option, SafeText.OneLine(value)));
        }
    }

    private static int Checked(string option, int value, int least, int most)
    {
        Require(value >= least && value <= most, option, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return value;
    }

    private byte[] ReadFind(ParseResult parsed)
    {
        if (parsed.GetValue(_hex) is not { } hex)
        {
            return Encoding.UTF8.GetBytes(parsed.GetValue(_find) ?? "");
        }

        string digits = hex.Replace(" ", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal);
        Require(digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit), "--hex", hex);
        return Convert.FromHexString(digits);
    }
}
