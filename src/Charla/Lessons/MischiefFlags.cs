using System.CommandLine;
using Charla.Lessons.Tap.Proxy;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons;

/// <summary>How <c>charla tap</c> is asked to misbehave.</summary>
internal sealed class MischiefFlags
{
    private const int MostBaud = 100_000_000;

    private readonly Option<int?> _split;
    private readonly Option<string> _splitAfter;
    private readonly Option<bool> _glue;
    private readonly Option<string> _delay;
    private readonly Option<int?> _baud;
    private readonly Option<string> _stall;
    private readonly Option<string> _reset;
    private readonly Option<string> _halfOpen;
    private readonly Option<string> _side;
    private readonly Option<int?> _victim;

    public MischiefFlags(Language language)
    {
        _split = Make<int?>("--split", TapTexts.Split);
        _splitAfter = Make<string>("--split-after", TapTexts.SplitAfter);
        _glue = Make<bool>("--glue", TapTexts.Glue);
        _delay = Make<string>("--delay", TapTexts.Delay);
        _baud = Make<int?>("--baud", TapTexts.Baud);
        _stall = Make<string>("--stall", TapTexts.Stall);
        _reset = Make<string>("--reset-after", TapTexts.ResetAfter);
        _halfOpen = Make<string>("--half-open", TapTexts.HalfOpen);
        _halfOpen.Arity = ArgumentArity.ZeroOrOne;
        _side = Make<string>("--side", TapTexts.Side);
        _victim = Make<int?>("--victim", TapTexts.Victim);

        Option<T> Make<T>(string name, Bilingual description) => new(name) { Description = description.In(language) };
    }

    public IEnumerable<Option> All => [_split, _splitAfter, _glue, _delay, _baud, _stall, _reset, _halfOpen, _side, _victim];

    /// <summary>What was asked for.</summary>
    /// <exception cref="LessonException">A value is none that it may have.</exception>
    public Mischief Read(ParseResult parsed)
    {
        (TimeSpan delay, TimeSpan jitter) = ReadDelay(parsed.GetValue(_delay));
        return new Mischief
        {
            Split = Checked(parsed, _split, StraightRelay.BufferLength),
            SplitAfter = ReadThreshold(parsed, _splitAfter),
            Glue = parsed.GetValue(_glue),
            Delay = delay,
            Jitter = jitter,
            Baud = Checked(parsed, _baud, MostBaud),
            Stall = ReadThreshold(parsed, _stall),
            Reset = ReadThreshold(parsed, _reset),
            HalfOpen = ReadThreshold(parsed, _halfOpen) ?? (parsed.GetResult(_halfOpen) is null ? null : Threshold.AtItsEnd),
            Side = ReadSide(parsed.GetValue(_side)),
            Connection = Checked(parsed, _victim, int.MaxValue),
        };
    }

    private static int? Checked(ParseResult parsed, Option<int?> option, int most)
    {
        int? value = parsed.GetValue(option);
        TapFlags.Require(value is null || (value > 0 && value <= most), option.Name, $"{value}");
        return value;
    }

    private static (TimeSpan Delay, TimeSpan Jitter) ReadDelay(string? text)
    {
        if (text is null)
        {
            return default;
        }

        string[] parts = text.Replace("+-", "±", StringComparison.Ordinal).Split('±', 2);
        TimeSpan jitter = default;
        bool isValid = Duration.TryParse(parts[0], out TimeSpan delay) && (parts.Length == 1 || Duration.TryParse(parts[1], out jitter));
        TapFlags.Require(isValid, "--delay", text);
        return (delay, jitter);
    }

    private static Threshold? ReadThreshold(ParseResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is not { Length: > 0 } text)
        {
            return null;
        }

        TapFlags.Require(Threshold.TryParse(text, out Threshold threshold), option.Name, text);
        return threshold;
    }

    private static WireSide? ReadSide(string? text)
    {
        TapFlags.Require(text is null or "client" or "server" or "both", "--side", text ?? "");
        return text switch { "client" => WireSide.Client, "server" => WireSide.Server, _ => null };
    }
}
