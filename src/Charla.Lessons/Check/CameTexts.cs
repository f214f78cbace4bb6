using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>What came of a look, in a person's words.</summary>
internal static class CameTexts
{
    private const int MostShown = 60;

    public static readonly Bilingual Nothing = new("No llegó nada en el tiempo de espera.", "Nothing came within the time limit.");
    public static readonly Bilingual Closed = new("El programa cerró la conexión antes de tiempo.", "The program closed the connection too early.");
    public static readonly Bilingual StillOpen = new("La conexión siguió abierta hasta el final de la espera.", "The connection stayed open until the time limit.");
    public static readonly Bilingual StillRuns = new("El programa siguió en marcha hasta el final de la espera.", "The program went on running until the time limit.");
    public static readonly Bilingual NeedsRun = new("Lo que el programa imprime no se ve desde aquí: repite con --run \"…\" para que se arranque y se lea su salida.", "What the program prints can't be seen from here: try again with --run \"…\" to have it started and its output read.");
    private static readonly Bilingual _bytes = new("Llegaron {0} bytes: {1}", "{0} bytes came: {1}");
    private static readonly Bilingual _printed = new("Se imprimió: {0}", "It printed: {0}");
    private static readonly Bilingual _printedNothing = new("No se imprimió nada.", "It printed nothing.");

    public static Bilingual Bytes(ReadOnlySpan<byte> bytes) => _bytes.With(bytes.Length, ByteText.Text(bytes, MostShown));

    /// <summary>What a wire has to show from an offset on: bytes, an early end, or nothing.</summary>
    public static Bilingual From(Wire wire, int offset)
    {
        byte[] bytes = wire.ReceivedFrom(offset);
        Bilingual ended = wire.HasEnded ? Closed : default;
        return bytes.Length > 0 ? Join(Bytes(bytes), ended) : wire.HasEnded ? Closed : Nothing;
    }

    /// <summary>The end of what a program printed.</summary>
    public static Bilingual Printed(string output)
    {
        string text = SafeText.OneLine(output.TrimEnd());
        return text.Length == 0 ? _printedNothing : _printed.With(text.Length > MostShown ? "…" + text[^MostShown..] : text);
    }

    private static Bilingual Join(Bilingual one, Bilingual other) => new($"{one.Spanish} {other.Spanish}".Trim(), $"{one.English} {other.English}".Trim());
}
