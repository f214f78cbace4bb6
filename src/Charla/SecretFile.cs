using System.Text;
using Charla.Protocol;

namespace Charla;

/// <summary>Reads a secret from where others on the machine can't see it: a file, never a command's words.</summary>
internal static class SecretFile
{
    /// <summary>A file's name that means the standard input.</summary>
    public const string StandardInput = "-";

    private static readonly Bilingual _nothing = new("No hay ningún secreto en {0}.", "There is no secret in {0}.");

    /// <summary>The first line.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not for this user.</exception>
    /// <exception cref="FormatException">There is no line, or an empty one.</exception>
    public static string ReadLine(string path, Language language)
    {
        using TextReader reader = path == StandardInput ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(path, Encoding.UTF8);
        return reader.ReadLine() is { Length: > 0 } line ? line : throw new FormatException(_nothing.With(SafeText.OneLine(path)).In(language));
    }
}
