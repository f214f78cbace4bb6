using System.CommandLine.Parsing;
using Charla.Protocol;

namespace Charla;

/// <summary>Checks of what is written behind a command, each with a sentence about what does not pass.</summary>
internal static class ArgumentChecks
{
    public static readonly Bilingual BadServer = new("«{0}» no es la dirección de un servidor. Ejemplos: localhost, 192.168.1.5:5000, ws://aula:5080/ws", "“{0}” is not the address of a server. Examples: localhost, 192.168.1.5:5000, ws://classroom:5080/ws");
    public static readonly Bilingual BadName = new("«{0}» no puede ser un nombre: de 1 a 32 letras, cifras, guiones y puntos.", "“{0}” can't be a name: 1 to 32 letters, digits, dashes and dots.");
    public static readonly Bilingual BadRoom = new("«{0}» no puede ser una sala: de 1 a 50 letras, cifras, guiones y puntos.", "“{0}” can't be a room: 1 to 50 letters, digits, dashes and dots.");
    public static readonly Bilingual BadLanguage = new("«{0}» no es un idioma de Charla: es o en.", "“{0}” is not a language of Charla: es or en.");

    /// <summary>Refuses what was written where it is not valid; nothing was written where there is nothing to judge.</summary>
    public static void Judge(this SymbolResult result, Func<string, bool> isValid, Bilingual otherwise, Language language)
    {
        string? value = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
        if (value is not null && !isValid(value))
        {
            result.AddError(otherwise.With(SafeText.OneLine(value)).In(language));
        }
    }
}
