using System.CommandLine;
using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Window;

namespace Charla.App;

/// <summary>What <c>charla app</c> takes, and its checks.</summary>
internal sealed class AppFlags
{
    private readonly Argument<string?> _server;
    private readonly Argument<string?> _name;
    private readonly Option<int?> _port;
    private readonly Option<bool> _noBrowser;
    private readonly Option<string?> _browser;
    private readonly Option<bool> _tls;
    private readonly Option<string?> _lang;

    public AppFlags(Language language)
    {
        _server = new("HOST[:PORT]") { Description = AppTexts.Server.In(language), Arity = ArgumentArity.ZeroOrOne };
        _name = new("NAME") { Description = AppTexts.Name.In(language), Arity = ArgumentArity.ZeroOrOne };
        _port = new("--port") { Description = AppTexts.Port.In(language), HelpName = "PORT" };
        _noBrowser = new("--no-browser") { Description = AppTexts.NoBrowser.In(language) };
        _browser = new("--browser") { Description = AppTexts.Browser.In(language), HelpName = "PATH" };
        _tls = new("--tls") { Description = AppTexts.Tls.In(language) };
        _lang = new("--lang") { Description = AppTexts.Lang.In(language), HelpName = "es|en" };
        _server.Validators.Add(result => result.Judge(value => ServerAddress.TryParse(value, out _), ArgumentChecks.BadServer, language));
        _server.Validators.Add(result => result.Judge(value => !ServerAddress.TryParse(value, out ServerAddress? server) || server is { Transport: ChatTransport.Tcp }, AppTexts.OnlyTcp, language));
        _name.Validators.Add(result => result.Judge(NameRules.IsName, ArgumentChecks.BadName, language));
        _port.Validators.Add(result => result.Judge(value => !int.TryParse(value, out int port) || port is >= 0 and <= 65_535, AppTexts.BadPort, language));
        _lang.Validators.Add(result => result.Judge(value => SpokenLanguage.Parse(value) is not null, ArgumentChecks.BadLanguage, language));
    }

    public IEnumerable<Argument> Arguments => [_server, _name];

    public IEnumerable<Option> Options => [_port, _noBrowser, _browser, _tls, _lang];

    /// <summary>The port that was asked for; null where none was.</summary>
    public int? Port(ParseResult parsed) => parsed.GetValue(_port);

    public bool IsWithoutBrowser(ParseResult parsed) => parsed.GetValue(_noBrowser);

    /// <summary>Whether the window talks to servers through TLS.</summary>
    public bool IsSecure(ParseResult parsed) => parsed.GetValue(_tls) || (parsed.GetValue(_server) is { } server && ServerAddress.Parse(server).Secure);

    /// <summary>The browser that was asked for; null where none was.</summary>
    public string? Browser(ParseResult parsed) => parsed.GetValue(_browser);

    /// <summary>The language that was asked for; null where none was.</summary>
    public Language? Language(ParseResult parsed) => SpokenLanguage.Parse(parsed.GetValue(_lang) ?? "");

    /// <summary>What fills the page's form.</summary>
    public WindowEntry Entry(ParseResult parsed)
    {
        ServerAddress? server = parsed.GetValue(_server) is { } written ? ServerAddress.Parse(written) : null;
        return new WindowEntry { Host = server?.Host, Port = server?.Port, Name = parsed.GetValue(_name), Lang = Language(parsed) };
    }
}
