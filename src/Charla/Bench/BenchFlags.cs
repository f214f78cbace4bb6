using System.CommandLine;
using System.Net;
using Charla.Protocol;

namespace Charla.Bench;

/// <summary>What <c>charla bench</c> takes.</summary>
internal sealed class BenchFlags
{
    private const int MaxMembers = 60_000;
    private const int MaxPayload = 16 * 1024 * 1024;

    private static readonly BenchOptions _defaults = new();

    private readonly Option<string> _host;
    private readonly Option<bool> _remote;
    private readonly Option<int?> _port;
    private readonly Option<int?> _pid;
    private readonly Option<string> _data;
    private readonly Option<BenchDialect> _dialect;
    private readonly Option<string> _room;
    private readonly Option<bool> _idle;
    private readonly Option<bool> _acks;
    private readonly Option<int?> _members;
    private readonly Option<int> _senders;
    private readonly Option<double> _rate;
    private readonly Option<int> _window;
    private readonly Option<int> _bytes;
    private readonly Option<double> _seconds;
    private readonly Option<double> _warmup;
    private readonly Option<double> _patience;

    public BenchFlags(Language language)
    {
        _host = Make("--host", BenchTexts.Host, "127.0.0.1");
        _remote = Make("--remote", BenchTexts.Remote, false);
        _port = Make<int?>("--port", BenchTexts.Port, null);
        _pid = Make<int?>("--pid", BenchTexts.Pid, null);
        _data = Make("--data", BenchTexts.Data, "");
        _dialect = Make("--dialect", BenchTexts.Dialect, _defaults.Dialect);
        _room = Make("--room", BenchTexts.Room, _defaults.Room);
        _idle = Make("--idle", BenchTexts.Idle, false);
        _acks = Make("--acks", BenchTexts.Acks, false);
        _members = Make<int?>("--members", BenchTexts.Members, null);
        _senders = Make("--senders", BenchTexts.Senders, _defaults.Senders);
        _rate = Make("--rate", BenchTexts.Rate, _defaults.Rate);
        _window = Make("--window", BenchTexts.Window, _defaults.Window);
        _bytes = Make("--bytes", BenchTexts.Bytes, _defaults.Bytes);
        _seconds = Make("--seconds", BenchTexts.Seconds, _defaults.Seconds);
        _warmup = Make("--warmup", BenchTexts.Warmup, _defaults.Warmup);
        _patience = Make("--patience", BenchTexts.Patience, _defaults.Patience);
        Json = Make("--json", BenchTexts.Json, false);

        Option<T> Make<T>(string name, Bilingual description, T value) => new(name) { Description = description.In(language), DefaultValueFactory = _ => value };
    }

    public Option<bool> Json { get; }

    public IEnumerable<Option> All =>
        [_host, _port, _pid, _remote, _data, _dialect, _room, _members, _senders, _rate, _window, _bytes, _seconds, _warmup, _patience, _acks, _idle, Json];

    /// <exception cref="BenchException">A value is none that it may have.</exception>
    public BenchOptions Read(ParseResult parsed)
    {
        BenchMode mode = parsed.GetValue(_idle) ? BenchMode.Idle : parsed.GetValue(_acks) ? BenchMode.Acks : BenchMode.Load;
        int senders = parsed.GetValue(_senders);
        BenchOptions options = new()
        {
            Mode = mode,
            Host = ReadHost(parsed),
            Port = parsed.GetValue(_port),
            Pid = parsed.GetValue(_pid),
            Data = parsed.GetValue(_data) is { Length: > 0 } folder ? folder : null,
            Dialect = mode == BenchMode.Acks ? BenchDialect.Charla : parsed.GetValue(_dialect),
            Room = parsed.GetValue(_room)!,
            Members = parsed.GetValue(_members) ?? (mode == BenchMode.Acks ? senders : Math.Max(_defaults.Members, senders)),
            Senders = senders,
            Rate = parsed.GetValue(_rate),
            Window = parsed.GetValue(_window),
            Bytes = parsed.GetValue(_bytes),
            Seconds = parsed.GetValue(_seconds),
            Warmup = parsed.GetValue(_warmup),
            Patience = parsed.GetValue(_patience),
        };
        Check(options);
        return options;
    }

    private IPAddress ReadHost(ParseResult parsed)
    {
        string host = parsed.GetValue(_host)!;
        IPAddress? address = host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host, out IPAddress? given) ? given : null;
        Require(address is not null, "--host", host);
        Require(IPAddress.IsLoopback(address!) || parsed.GetValue(_remote), "--host", $"{host} ({_remote.Name}?)");
        return address!;
    }

    private static void Check(BenchOptions options)
    {
        Require(options.Port is null or (> 0 and <= 65_535), "--port", options.Port);
        Require(options.Members is > 0 and <= MaxMembers, "--members", options.Members);
        Require(options.Senders > 0 && options.Senders <= Math.Min(options.Members, Stamp.MaxSenders), "--senders", options.Senders);
        Require(options.Rate is >= 0 and <= 10_000_000, "--rate", options.Rate);
        Require(options.Window is > 0 and <= LoadSender.MaxWindow, "--window", options.Window);
        Require(options.Bytes is >= Stamp.Length and <= MaxPayload, "--bytes", $"{options.Bytes} (>= {Stamp.Length})");
        Require(options.Seconds is > 0 and <= 86_400, "--seconds", options.Seconds);
        Require(options.Warmup is >= 0 and <= 3_600, "--warmup", options.Warmup);
        Require(options.Patience is > 0 and <= 600, "--patience", options.Patience);
    }

    private static void Require(bool valid, string option, object? value)
    {
        if (!valid)
        {
            throw new BenchException(BenchTexts.BadValue.With(option, value ?? ""));
        }
    }
}
