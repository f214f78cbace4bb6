namespace Charla.Protocol.Pickle;

/// <summary>What can be wrong with a literal, as a person is told it.</summary>
internal static class LiteralTexts
{
    public static readonly Bilingual Empty = new("no hay ningún valor", "there is no value");

    public static readonly Bilingual Zero = new("un carácter cero no va en un literal (se escribe \\0)", "a zero character has no place in a literal (one writes \\0)");

    public static readonly Bilingual Indented = new("sobra el espacio antes del valor", "the blanks in front of the value do not belong there");

    public static readonly Bilingual Unexpected = new("«{0}» no empieza ningún valor", "“{0}” begins no value");

    public static readonly Bilingual Name = new(
        "«{0}» es un nombre, y un literal no los tiene (los textos van entre comillas)",
        "“{0}” is a name, and a literal has none (texts go in quotes)");

    public static readonly Bilingual Unfinished = new("falta «{0}»", "“{0}” is missing");

    public static readonly Bilingual Rest = new("sobra «{0}» después del valor", "“{0}” is left over after the value");

    public static readonly Bilingual NoColon = new("falta «:» entre la clave y su valor", "“:” is missing between the key and its value");

    public static readonly Bilingual Sum = new(
        "solo se suma un número real con uno imaginario, como 1+3j",
        "only a real and an imaginary number are added, such as 1+3j");

    public static readonly Bilingual Sign = new("un signo va delante de un número", "a sign goes in front of a number");

    public static readonly Bilingual Number = new("«{0}» no es un número", "“{0}” is no number");

    public static readonly Bilingual LongNumber = new("el entero tiene más de {0} cifras", "the integer has more than {0} digits");

    public static readonly Bilingual OpenText = new("el texto no tiene comilla de cierre", "the text has no closing quote");

    public static readonly Bilingual Escape = new("el escape «{0}» está mal escrito", "the escape “{0}” is not well written");

    public static readonly Bilingual NamedCharacter = new(
        "\\N{…} nombra un carácter, y este programa no conoce los nombres: poné el carácter mismo",
        "\\N{…} names a character, and this program does not know the names: put the character itself");

    public static readonly Bilingual Prefix = new("el prefijo «{0}» no sirve en un literal", "the prefix “{0}” is of no use in a literal");

    public static readonly Bilingual NotAscii = new("entre comillas de bytes solo va ASCII", "only ASCII goes between the quotes of bytes");

    public static readonly Bilingual Mixed = new("no se juntan texto y bytes", "text and bytes do not join");

    public static readonly Bilingual TooDeep = new("hay más de {0} paréntesis uno dentro de otro", "more than {0} brackets stand one inside the other");

    private static readonly Bilingual _at = new("Carácter {0}: {1}.", "Character {0}: {1}.");

    /// <summary>A fault with its place, counted from 1.</summary>
    public static Bilingual At(int position, Bilingual reason) => _at.With(position, reason);
}
