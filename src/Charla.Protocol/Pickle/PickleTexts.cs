namespace Charla.Protocol.Pickle;

/// <summary>What can be wrong with a pickle, as a person is told it.</summary>
internal static class PickleTexts
{
    public static readonly Bilingual NoStop = new(
        "El pickle se termina sin el código STOP ('.'): faltan bytes.",
        "The pickle ends without the opcode STOP ('.'): bytes are missing.");

    public static readonly Bilingual UnknownOpcode = new(
        "El byte {0} no es ningún código de pickle (protocolos 0 a 5).",
        "The byte {0} is no pickle opcode (protocols 0 to 5).");

    public static readonly Bilingual Cut = new(
        "El argumento de {0} está cortado: el pickle se termina antes.",
        "The argument of {0} is cut off: the pickle ends before it does.");

    public static readonly Bilingual AnnouncesTooMuch = new(
        "{0} anuncia {1} bytes y quedan {2}.",
        "{0} announces {1} bytes and {2} are left.");

    public static readonly Bilingual FrameTooLong = new(
        "El marco anuncia {0} bytes y quedan {1}.",
        "The frame announces {0} bytes and {1} are left.");

    public static readonly Bilingual UnsupportedProtocol = new(
        "El protocolo {0} de pickle no existe para este lector: conoce del 0 al 5.",
        "This reader has no pickle protocol {0}: it knows 0 to 5.");

    public static readonly Bilingual BadNumber = new(
        "El argumento de {0} no es un número.",
        "The argument of {0} is no number.");

    public static readonly Bilingual BadText = new(
        "El texto de {0} no está bien codificado (un texto de Python 2 tiene que ser ASCII).",
        "The text of {0} is not well encoded (a text of Python 2 has to be ASCII).");

    public static readonly Bilingual Underflow = new(
        "{0} necesita más valores de los que hay en la pila.",
        "{0} needs more values than the stack holds.");

    public static readonly Bilingual NoMark = new(
        "{0} busca una marca y no hay ninguna.",
        "{0} looks for a mark and there is none.");

    public static readonly Bilingual MissingMemo = new(
        "Se pide el valor recordado número {0} y nadie lo guardó.",
        "The remembered value number {0} is asked for and nobody stored it.");

    public static readonly Bilingual OddItems = new(
        "Una clave se quedó sin su valor: el número de elementos es impar.",
        "A key is left without its value: the number of items is odd.");

    public static readonly Bilingual WrongType = new(
        "A un valor de tipo {0} no se le pueden agregar elementos de esa manera.",
        "Items cannot be added in that way to a value of type {0}.");

    public static readonly Bilingual NameNotText = new(
        "El módulo y el nombre de STACK_GLOBAL tienen que ser texto.",
        "The module and the name of STACK_GLOBAL have to be text.");

    public static readonly Bilingual ArgumentsNotTuple = new(
        "Los argumentos de una llamada tienen que venir en una tupla.",
        "The arguments of a call have to come in a tuple.");

    public static readonly Bilingual NotCallable = new(
        "Un valor de tipo {0} no se puede llamar.",
        "A value of type {0} cannot be called.");

    public static readonly Bilingual NamedArguments = new(
        "NEWOBJ_EX trae argumentos con nombre, y ningún tipo inofensivo los usa.",
        "NEWOBJ_EX brings named arguments, and no harmless type takes any.");

    public static readonly Bilingual BadCall = new(
        "{0} no se construye con esos argumentos.",
        "{0} is not made from these arguments.");

    public static readonly Bilingual Unhashable = new(
        "Un valor de tipo {0} puede cambiar, así que no sirve como clave ni como elemento de un conjunto.",
        "A value of type {0} can change, so it is no key and no member of a set.");

    public static readonly Bilingual ForbiddenState = new(
        "BUILD le daría un estado a un valor de tipo {0}, que aquí no acepta ninguno: así se ejecuta __setstate__ o se cambian atributos.",
        "BUILD would give a state to a value of type {0}, which takes none here: that runs __setstate__ or changes attributes.");

    public static readonly Bilingual PersistentId = new(
        "El pickle pide un objeto que está guardado fuera de él (persistent id), y este lector no busca nada afuera.",
        "The pickle asks for an object kept outside of it (persistent id), and this reader fetches nothing from outside.");

    public static readonly Bilingual ExtensionCode = new(
        "El pickle nombra una clase por su número de extensión ({0}), que solo su propio programa sabe qué es.",
        "The pickle names a class by its extension code ({0}), which only its own program can resolve.");

    public static readonly Bilingual OutOfBandBuffer = new(
        "El pickle espera un búfer que viaja aparte (out of band), y aquí no llegó ninguno.",
        "The pickle expects a buffer that travels apart from it (out of band), and none came.");

    public static readonly Bilingual TooLong = new(
        "El pickle mide {0} bytes; el límite es {1}.",
        "The pickle is {0} bytes long; the limit is {1}.");

    public static readonly Bilingual TooDeep = new(
        "Hay más de {0} valores uno dentro de otro.",
        "More than {0} values stand one inside the other.");

    public static readonly Bilingual TooManyValues = new(
        "El pickle tiene más de {0} valores.",
        "The pickle has more than {0} values.");

    public static readonly Bilingual StackTooLarge = new(
        "La pila pasaría de {0} valores.",
        "The stack would pass {0} values.");

    public static readonly Bilingual MemoTooLarge = new(
        "Se recuerdan demasiados valores: el límite es {0}, y {1} con números salteados.",
        "Too many values are remembered: the limit is {0}, and {1} with numbers out of turn.");

    public static readonly Bilingual IntegerTooLong = new(
        "Un entero es demasiado largo: el límite es {0} cifras en texto, o {1} bytes en binario.",
        "An integer is too long: the limit is {0} digits in text, or {1} bytes in binary.");

    public static readonly Bilingual KeyTooComplex = new(
        "Una clave está armada de modo que compararla no terminaría nunca.",
        "A key is so built that comparing it would never end.");
}
