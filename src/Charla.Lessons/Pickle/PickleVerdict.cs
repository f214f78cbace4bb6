using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>What a pickle is, as far as that can be known without executing it.</summary>
/// <param name="Value">What is in it; null where it was refused.</param>
/// <param name="Refusal">Why it was refused; null where it is fine.</param>
/// <param name="Dangers">What it would do, first things first, in the words of the disassembly; nothing where it is fine.</param>
internal sealed record PickleVerdict(PickleValue? Value, PickleException? Refusal, IReadOnlyList<Bilingual> Dangers)
{
    private const int MostDangers = 4;

    private static readonly Bilingual _why = new(
        "pickle no es para datos de desconocidos: quien escribe los bytes elige lo que tu programa ejecuta. Para eso está JSON.",
        "pickle is not for strangers' data: who writes the bytes chooses what your program runs. JSON is for that.");

    private static readonly Bilingual _refused = new("RECHAZADO, y nada se ha ejecutado: {0}", "REFUSED, and nothing was executed: {0}");
    private static readonly Bilingual _broken = new("esto no se puede leer como pickle (byte {0}): {1}", "this can't be read as pickle (byte {0}): {1}");

    /// <summary>Whether loading it with Python could do anything at all.</summary>
    public bool IsDangerous => Dangers.Count > 0 || Refusal?.Code is PickleErrorCode.ForbiddenGlobal or PickleErrorCode.PersistentId or PickleErrorCode.ExtensionCode;

    /// <summary>Reads a pickle.</summary>
    public static PickleVerdict Of(ReadOnlyMemory<byte> pickle, PickleLimits limits)
    {
        try
        {
            return new PickleVerdict(PickleReader.Read(pickle, limits), null, []);
        }
        catch (PickleException refusal)
        {
            IEnumerable<PickleLine> dangers = PickleListing.Lines(pickle, limits).Where(line => line.Risk == PickleRisk.Dangerous && line.Note is not null);
            return new PickleVerdict(null, refusal, [.. dangers.Take(MostDangers).Select(line => line.Note!.Value)]);
        }
    }

    /// <summary>The lines that explain the refusal: what is wrong, what it would have done, and why one does not load such a thing.</summary>
    public IEnumerable<string> Explain(Language language)
    {
        string text = Refusal!.Text.In(language);
        if (!IsDangerous)
        {
            return [_broken.With(Math.Max(0, Refusal.Offset), text).In(language)];
        }

        return [_refused.With(text).In(language), .. Dangers.Select(danger => "  " + danger.In(language)), _why.In(language)];
    }
}
