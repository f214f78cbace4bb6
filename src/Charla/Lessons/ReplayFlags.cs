using System.CommandLine;
using System.Globalization;
using Charla.Lessons.Tap.Replay;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>What <c>charla tap replay</c> takes apart from what the tap does.</summary>
internal sealed class ReplayFlags
{
    private const string AsFastAsPossible = "max";

    private static readonly Bilingual _fileText = new("La grabación.", "The recording.");
    private static readonly Bilingual _speedText = new("Cuántas veces más deprisa que lo grabado, o max. Por omisión 1.", "How many times as fast as it was recorded, or max. Default 1.");
    private static readonly Bilingual _waitText = new("Cuánto se esperan las respuestas al final. Por omisión 2s.", "How long answers are waited for at the end. Default 2s.");

    private readonly Argument<string> _file;
    private readonly Option<string> _speed;
    private readonly Option<TimeSpan> _wait;

    public ReplayFlags(Language language)
    {
        _file = new("FILE") { Description = _fileText.In(language) };
        _speed = new("--speed") { Description = _speedText.In(language), DefaultValueFactory = _ => "1" };
        _wait = LessonOptions.Time("--wait", _waitText, new ReplayOptions().Patience, language);
    }

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_speed);
        command.Options.Add(_wait);
    }

    /// <summary>The recording's connections.</summary>
    /// <exception cref="LessonException">It can't be read.</exception>
    public IReadOnlyList<RecordedConnection> ReadFile(ParseResult parsed)
    {
        string path = parsed.GetValue(_file)!;
        try
        {
            return Recording.Read(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new LessonException(TapTexts.NoFile.With(path, failure.Message));
        }
    }

    /// <summary>How it is sent again.</summary>
    /// <exception cref="LessonException">A value is none that it may have.</exception>
    public ReplayOptions Read(ParseResult parsed) => new() { Speed = ReadSpeed(parsed.GetValue(_speed)!), Patience = parsed.GetValue(_wait) };

    private static double? ReadSpeed(string text)
    {
        double speed = 0;
        bool isMost = text == AsFastAsPossible;
        TapFlags.Require(isMost || (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out speed) && speed is > 0 and <= 1_000_000), "--speed", text);
        return isMost ? null : speed;
    }
}
