using System.CommandLine;
using System.Net;
using Charla.Lessons.Tap;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>Where <c>charla tap</c> listens, and how it ill-treats what passes.</summary>
internal sealed class ProxyFlags
{
    private readonly Option<int> _listen;
    private readonly Option<string> _bind;
    private readonly MischiefFlags _mischief;

    public ProxyFlags(Language language)
    {
        _listen = new("--listen") { Description = TapTexts.Listen.In(language), Required = true };
        _listen.Validators.Add(result => LessonOptions.CheckPort(result, language, 0));
        _bind = new("--bind") { Description = TapTexts.Bind.In(language), DefaultValueFactory = _ => LessonAddress.Host };
        _mischief = new MischiefFlags(language);
    }

    public IEnumerable<Option> Listening => [_listen, _bind];

    public IEnumerable<Option> Misbehaving => _mischief.All;

    /// <summary>The options with these in them.</summary>
    /// <exception cref="LessonException">A value is none that it may have.</exception>
    public TapOptions Read(ParseResult parsed, TapOptions options)
    {
        string bind = parsed.GetValue(_bind)!;
        bool isAddress = IPAddress.TryParse(bind, out IPAddress? address);
        TapFlags.Require(isAddress, "--bind", bind);
        return options with { Listen = new IPEndPoint(address!, parsed.GetValue(_listen)), Mischief = _mischief.Read(parsed) };
    }
}
