namespace Charla.Protocol.Doctor;

/// <summary>What a person is told of each mistake. The places are filled in with the figures of the wire.</summary>
internal static class Mistakes
{
    public static readonly Bilingual CountsCharacters = new(
        "La cabecera anuncia {0}, pero el texto ocupa {1} bytes: cuenta caracteres y no bytes («{2}» es un carácter y ocupa {3} bytes).",
        "The header announces {0}, but the text takes {1} bytes: it counts characters and not bytes (\"{2}\" is one character and takes {3} bytes).");

    public static readonly Bilingual CountsUtf16Units = new(
        "La cabecera anuncia {0}, pero el texto ocupa {1} bytes: cuenta unidades UTF-16 y no bytes («{2}» son {4} unidades y ocupa {3} bytes).",
        "The header announces {0}, but the text takes {1} bytes: it counts UTF-16 units and not bytes (\"{2}\" is {4} units and takes {3} bytes).");

    public static readonly Bilingual NotPadded = new(
        "El número {0} viene sin todo su relleno: la cabecera mide {1} de los 10 bytes que debe medir, y quien la lee toma por cabecera el principio del texto.",
        "The number {0} comes without all of its padding: the header has {1} of the 10 bytes it must have, and its reader takes the beginning of the text for header.");

    public static readonly Bilingual WithNewline = new(
        "El número {0} acaba en un salto de línea ({1}). La cabecera no es una línea: son diez bytes, el número y espacios hasta llenarlos.",
        "The number {0} ends with a newline ({1}). The header is not a line: it is ten bytes, the number and spaces until they are full.");

    public static readonly Bilingual WithSign = new(
        "El número lleva signo: «{0}». La cabecera solo tiene cifras y espacios.",
        "The number has a sign: \"{0}\". A header has digits and spaces alone.");

    public static readonly Bilingual Negative = new(
        "La longitud es negativa: «{0}». Ningún texto ocupa menos de 0 bytes.",
        "The length is negative: \"{0}\". No text takes less than 0 bytes.");

    public static readonly Bilingual Hexadecimal = new(
        "La longitud está en hexadecimal: «{0}», que es {1}. La cabecera la lleva en decimal.",
        "The length is in hexadecimal: \"{0}\", which is {1}. A header has it in decimal.");

    public static readonly Bilingual BigEndian = new(
        "La cabecera es un número binario de {0} bytes, con el byte mayor delante (big-endian): {1}, que es {2}. Aquí la longitud va escrita con cifras, en diez bytes.",
        "The header is a binary number of {0} bytes, the greatest byte first (big-endian): {1}, which is {2}. Here the length is written with digits, in ten bytes.");

    public static readonly Bilingual LittleEndian = new(
        "La cabecera es un número binario de {0} bytes, con el byte menor delante (little-endian): {1}, que es {2}. Aquí la longitud va escrita con cifras, en diez bytes.",
        "The header is a binary number of {0} bytes, the least byte first (little-endian): {1}, which is {2}. Here the length is written with digits, in ten bytes.");

    public static readonly Bilingual SingleByte = new(
        "La cabecera es un solo byte binario: {1}, que es {2}. Aquí la longitud va escrita con cifras, en diez bytes.",
        "The header is a single binary byte: {1}, which is {2}. Here the length is written with digits, in ten bytes.");

    public static readonly Bilingual NulPadded = new(
        "El número {0} se completa con bytes NUL (\\x00). El relleno de la cabecera son espacios (\\x20).",
        "The number {0} is filled up with NUL bytes (\\x00). A header's padding is spaces (\\x20).");

    public static readonly Bilingual ByteOrderMark = new(
        "Delante del número hay una marca de orden de bytes (BOM, {0}), de las que añaden algunos codificadores: ocupa {1} bytes de la cabecera y no es una cifra.",
        "In front of the number there is a byte order mark (BOM, {0}), which some encoders add: it takes {1} bytes of the header and is no digit.");

    public static readonly Bilingual Utf16 = new(
        "La cabecera está en UTF-16 ({0}): cada cifra ocupa dos bytes. La cabecera son diez bytes de ASCII.",
        "The header is in UTF-16 ({0}): every digit takes two bytes. A header is ten bytes of ASCII.");

    public static readonly Bilingual Thousands = new(
        "El número lleva separadores de miles: «{0}», que es {1}. La cabecera solo tiene cifras y espacios al final.",
        "The number has separators between its thousands: \"{0}\", which is {1}. A header has digits alone, and spaces at the end.");

    public static readonly Bilingual Fraction = new(
        "El número lleva decimales: «{0}». Una longitud en bytes es un número entero.",
        "The number has a fraction: \"{0}\". A length in bytes is a whole number.");

    public static readonly Bilingual SpaceInside = new(
        "Hay un espacio dentro del número: «{0}». Las cifras van juntas y los espacios detrás.",
        "There is a space inside the number: \"{0}\". The digits go together and the spaces after them.");

    public static readonly Bilingual OnlySpaces = new(
        "Los diez bytes de la cabecera son espacios: falta el número. El texto vacío se anuncia con un 0.",
        "The header's ten bytes are spaces: the number is missing. The empty text is announced with a 0.");

    public static readonly Bilingual NoHeader = new(
        "El texto llega sin cabecera: empieza por «{0}» y debía empezar por su longitud en diez bytes.",
        "The text comes without a header: it begins with \"{0}\" and should begin with its length in ten bytes.");

    public static readonly Bilingual LostStep = new(
        "Aquí debía empezar una cabecera y llega «{0}». La trama anterior ocupa más o menos bytes de los {1} que anunció.",
        "A header should begin here, and \"{0}\" comes. The frame before takes more or fewer bytes than the {1} it announced.");

    public static readonly Bilingual HeaderTooLong = new(
        "La cabecera anterior parece medir más de 10 bytes: el texto que anunció (de longitud {0}) son solo espacios, y siguen más. La cabecera mide 10.",
        "The header before seems to have more than 10 bytes: the text that it announced (of length {0}) is nothing but spaces, and more follow. A header has 10.");

    public static readonly Bilingual Unreadable = new(
        "Los diez bytes de la cabecera no son un número: «{0}».",
        "The header's ten bytes are not a number: \"{0}\".");

    public static readonly Bilingual LengthBomb = new(
        "La cabecera anuncia {0} bytes, y el límite es {1}. Quien reserve esa memoria, o espere esos bytes, se queda sin servicio: la longitud se juzga antes de leer el texto.",
        "The header announces {0} bytes, and the limit is {1}. Who reserves that memory, or waits for those bytes, is put out of service: the length is judged before the text is read.");

    public static readonly Bilingual StopsAnswering = new(
        "Contestaba a cada mensaje, y desde que llegan en trozos no contesta (en {0} s): toma cada recv por un mensaje entero.",
        "It answered every message, and since they come in pieces it does not answer (within {0} s): it takes every recv for a whole message.");

    public static readonly Bilingual BreaksAfterSplit = new(
        "Contestaba a cada mensaje, y al llegar uno en trozos se cierra o contesta mal: toma cada recv por un mensaje entero.",
        "It answered every message, and when one came in pieces it closed or answered nonsense: it takes every recv for a whole message.");

    public static readonly Bilingual TwoWrites = new(
        "Cabecera y texto salen en dos escrituras: en {0} tramas seguidas llegaron los 10 bytes de la cabecera y, {1} después, los del texto ({2}). Es correcto pero lento: cada trama cuesta dos paquetes, y con el algoritmo de Nagle el segundo puede esperar 40 ms o más.",
        "Header and text leave in two writes: in {0} frames in a row the header's 10 bytes arrived and, {1} later, those of the text ({2}). It is right but slow: every frame costs two packets, and with Nagle's algorithm the second may wait 40 ms or more.");

    public static readonly Bilingual ClosedInsideHeader = new(
        "La conexión se cerró dentro de una cabecera: llegaron {0} de sus 10 bytes.",
        "The connection was closed inside a header: {0} of its 10 bytes had arrived.");

    public static readonly Bilingual ClosedInsidePayload = new(
        "La conexión se cerró dentro de una trama: la cabecera anuncia {0} bytes de texto y llegaron {1}.",
        "The connection was closed inside a frame: the header announces {0} bytes of text and {1} arrived.");

    public static readonly Bilingual AnotherProtocol = new(
        "Habla otro protocolo: {0}. Aquí van tramas: una cabecera de diez bytes con la longitud, y el texto.",
        "It speaks another protocol: {0}. Here go frames: a header of ten bytes with the length, and the text.");

    public static readonly Bilingual TextLines = new(
        "Envía líneas de texto sin cabecera («{0}»), como hacen telnet y netcat. Aquí van tramas: una cabecera de diez bytes con la longitud, y el texto.",
        "It sends lines of text without a header (\"{0}\"), as telnet and netcat do. Here go frames: a header of ten bytes with the length, and the text.");

    public static readonly Bilingual DangerousPickle = new(
        "Este pickle ejecutaría código en cuanto pickle.loads lo abra. Pide {0}: {1}",
        "This pickle would execute code as soon as pickle.loads opens it. It asks for {0}: {1}");
}
