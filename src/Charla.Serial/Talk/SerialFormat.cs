using Charla.Protocol;
using Charla.Protocol.Lines;

namespace Charla.Serial.Talk;

/// <summary>What goes over a line: the chat's frames, or lines of text.</summary>
internal sealed record SerialFormat
{
    private static readonly Bilingual _onlyLines = new("«{0}» solo tiene sentido con «lines».", "\"{0}\" only makes sense with \"lines\".");

    /// <summary>The words that <see cref="TryTake"/> knows.</summary>
    public static IReadOnlyList<string> Words { get; } = ["lines", "frames", "line-ending", "encoding"];

    /// <summary>Lines instead of frames.</summary>
    public bool Lines { get; init; }

    public LineEnding Ending { get; init; }

    public LineCharset Charset { get; init; }

    /// <summary>Takes a word that is about the format; false where it is not.</summary>
    /// <exception cref="SerialSettingException">It is, and can't be so.</exception>
    public static bool TryTake(SettingWord word, ref SerialFormat format)
    {
        SerialFormat? taken = word.Key.ToLowerInvariant() switch
        {
            "lines" when word.Alone() => format with { Lines = true },
            "frames" when word.Alone() => format with { Lines = false },
            "line-ending" => format with { Ending = word.OneOf(("any", LineEnding.Any), ("lf", LineEnding.Lf), ("cr", LineEnding.Cr), ("crlf", LineEnding.CrLf)) },
            "encoding" => format with { Charset = word.OneOf(("utf-8", LineCharset.Utf8), ("latin-1", LineCharset.Latin1)) },
            _ => null,
        };
        format = taken ?? format;
        return taken is not null;
    }

    /// <summary>Makes sure that nothing was asked for that frames don't have.</summary>
    /// <exception cref="SerialSettingException">Something was.</exception>
    public void Check()
    {
        string? onlyForLines = Charset != LineCharset.Utf8 ? "encoding" : Ending != LineEnding.Any ? "line-ending" : null;
        if (!Lines && onlyForLines is not null)
        {
            throw new SerialSettingException(_onlyLines.With(onlyForLines));
        }
    }
}
