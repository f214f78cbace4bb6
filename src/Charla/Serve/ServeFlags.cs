using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Gateways.Serial;
using Charla.Gateways.WebSocket;
using Charla.Protocol;
using Charla.Serial;
using Charla.Server;
using Charla.Server.Tls;
using Microsoft.Extensions.Configuration;

namespace Charla.Serve;

/// <summary>What <c>charla serve</c> takes. The command line wins over the environment (<c>CHARLA_PORT</c>), and that over the settings file.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "The one place that names every setting.")]
internal sealed class ServeFlags
{
    private const string EnvironmentPrefix = "CHARLA_";

    private readonly Dictionary<string, Option> _settings;
    private readonly Option<string> _file;
    private readonly Option<string[]> _serial;
    private readonly Option<string[]> _origins;
    private readonly Option<string[]> _limits;

    public ServeFlags(Language language)
    {
        _settings = new()
        {
            [nameof(ServerOptions.Port)] = Make<int>("--port", ServeTexts.Port),
            [nameof(ServerOptions.HttpPort)] = Make<int>("--http-port", ServeTexts.HttpPort),
            [nameof(ServerOptions.IrcPort)] = Make<string>("--irc-port", ServeTexts.IrcPort),
            [nameof(ServerOptions.IrcTlsPort)] = Make<string>("--irc-tls-port", ServeTexts.IrcTlsPort),
            [nameof(ServerOptions.Lan)] = Make<bool>("--lan", ServeTexts.Lan),
            [nameof(ServerOptions.Bind)] = Make<string>("--bind", ServeTexts.Bind),
            [nameof(ServerOptions.Data)] = Make<string>("--data", ServeTexts.Data),
            [nameof(ServerOptions.Name)] = Make<string>("--name", ServeTexts.Name),
            [nameof(ServerOptions.Welcome)] = Make<string>("--welcome", ServeTexts.Welcome),
            [nameof(ServerOptions.Lang)] = Make<string>("--lang", ServeTexts.Lang),
            [nameof(TlsOptions.Tls)] = Make<string>("--tls", ServeTexts.Tls),
            [nameof(TlsOptions.TlsCert)] = Make<string>("--tls-cert", ServeTexts.TlsCert),
            [nameof(TlsOptions.TlsKey)] = Make<string>("--tls-key", ServeTexts.TlsKey),
            [nameof(TlsOptions.TlsPasswordFile)] = Make<string>("--tls-password-file", ServeTexts.TlsPasswordFile),
            [nameof(TlsOptions.TlsOnly)] = Make<bool>("--tls-only", ServeTexts.TlsOnly),
            [nameof(ChatLimits.MaxPayload)] = Make<int>("--max-payload", ServeTexts.MaxPayload),
            [nameof(ServerOptions.Registration)] = Make<string>("--registration", ServeTexts.Registration),
            [nameof(ServerOptions.Guests)] = Make<string>("--guests", ServeTexts.Guests),
            [nameof(ServerOptions.Metrics)] = Make<string>("--metrics", ServeTexts.Metrics),
            [nameof(ServerOptions.LogFormat)] = Make<string>("--log-format", ServeTexts.LogFormat),
            [nameof(ServerOptions.LogLevel)] = Make<string>("--log-level", ServeTexts.LogLevel),
            [nameof(ServerOptions.DiskWarnMegabytes)] = Make<int>("--disk-warn-megabytes", ServeTexts.DiskWarn),
            [nameof(ChatLimits.MaxConnections)] = Make<int>("--max-connections", ServeTexts.MaxConnections),
        };
        _file = Make<string>("--settings", ServeTexts.Settings);
        _serial = Make<string[]>("--serial", ServeTexts.Serial);
        _serial.HelpName = "SPEC";
        _origins = Make<string[]>("--origin", ServeTexts.Origin);
        _origins.HelpName = "URL";
        _limits = Make<string[]>("--limit", ServeTexts.Limit);
        _limits.HelpName = "NAME=N";

        Option<T> Make<T>(string name, Bilingual description) => new(name) { Description = description.In(language) };
    }

    public IEnumerable<Option> All => [.. _settings.Values, _limits, _serial, _origins, _file];

    /// <summary>The options that a command line, the environment and the settings file make together.</summary>
    /// <exception cref="FormatException">A setting has a value that it can't have.</exception>
    /// <exception cref="SerialSettingException">A serial device can't be as it is written.</exception>
    /// <exception cref="IOException">The settings file is not there.</exception>
    public ServerOptions Read(ParseResult parsed)
    {
        ConfigurationBuilder builder = new();
        if (parsed.GetValue(_file) is { } file)
        {
            builder.AddJsonFile(Path.GetFullPath(file), optional: false);
        }

        builder.AddEnvironmentVariables(EnvironmentPrefix);
        builder.AddInMemoryCollection(Given(parsed));
        builder.AddInMemoryCollection((parsed.GetValue(_limits) ?? []).Select(ReadLimit).GroupBy(limit => limit.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.Last()));
        IConfigurationRoot given = builder.Build();
        ServerOptions options = (given.Get<ServerOptions>() ?? new ServerOptions()) with
        {
            Limits = given.Get<ChatLimits>() ?? new ChatLimits(),
            Encryption = given.Get<TlsOptions>() ?? new TlsOptions(),
        };
        options = parsed.GetValue(_serial) is { Length: > 0 } devices ? options with { Serial = devices } : options;
        options = parsed.GetValue(_origins) is { Length: > 0 } origins ? options with { Origins = origins } : options;
        Check(options);
        return options;
    }

    private IEnumerable<KeyValuePair<string, string?>> Given(ParseResult parsed) =>
        from setting in _settings
        let result = parsed.GetResult(setting.Value)
        where result is { Implicit: false }
        select KeyValuePair.Create(setting.Key, result.Tokens.Count == 0 ? "true" : (string?)result.Tokens[0].Value);

    private static KeyValuePair<string, string?> ReadLimit(string word)
    {
        string[] parts = word.Split('=', 2);
        bool isOne = typeof(ChatLimits).GetProperties().Any(limit => limit.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        return isOne && parts.Length == 2 ? new(parts[0], parts[1]) : throw new FormatException($"limit = {word}");
    }

    private static void Check(ServerOptions options)
    {
        _ = options.Address;
        options.Encryption.Check();
        _ = SerialDevice.ParseAll(options.Serial);
        _ = AllowedOrigins.Parse(options.Origins);
        Require(options.Port is >= 0 and <= 65_535, "port", options.Port);
        Require(options.HttpPort is >= 0 and <= 65_535, "http-port", options.HttpPort);
        _ = options.IrcPort is null ? null : IrcPorts.Parse(options.IrcPort, "irc-port");
        _ = options.IrcTlsPort is null ? null : IrcPorts.Parse(options.IrcTlsPort, "irc-tls-port");
        if (options.Limits.Mistake() is { } mistake)
        {
            throw new FormatException(mistake);
        }

        Require(options.Lang is null or "es" or "en", "lang", options.Lang);
        Require(options.Registration is "open" or "invite" or "closed", "registration", options.Registration);
        Require(options.Guests is "yes" or "no", "guests", options.Guests);
        CheckWatching(options);
        Require(!string.IsNullOrWhiteSpace(options.Name), "name", options.Name);
        Require(!string.IsNullOrWhiteSpace(options.Data), "data", options.Data);
    }

    private static void CheckWatching(ServerOptions options)
    {
        Require(options.Metrics is "local" or "all" or "off", "metrics", options.Metrics);
        Require(options.LogFormat is "text" or "json", "log-format", options.LogFormat);
        Require(options.DiskWarnMegabytes >= 0, "disk-warn-megabytes", options.DiskWarnMegabytes);
        _ = options.LeastLevel;
    }

    private static void Require(bool valid, string setting, object? value)
    {
        if (!valid)
        {
            throw new FormatException($"{setting} = {value}");
        }
    }
}
