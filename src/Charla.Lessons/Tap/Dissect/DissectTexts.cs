using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>What dissectors say about units.</summary>
internal static class DissectTexts
{
    public static readonly Bilingual NoHeader = new("Esto no es una cabecera: desde aquí se muestran los bytes sin más.", "This is no header: from here on the bytes are shown as they are.");
    public static readonly Bilingual TooLong = new("Anuncia {0} bytes, más de lo que se sigue: desde aquí se muestran los bytes sin más.", "It announces {0} bytes, more than is followed: from here on the bytes are shown as they are.");
    public static readonly Bilingual Unfinished = new("La conexión terminó aquí dentro.", "The connection ended inside it.");
    public static readonly Bilingual NoFrame = new("Bytes que no son una trama entera: se pasan por alto hasta la siguiente.", "Bytes that are no whole frame: they are passed over until the next one.");
    public static readonly Bilingual NoLineEnd = new("Sin fin de línea.", "Without a line ending.");
    public static readonly Bilingual LongLine = new("La línea es demasiado larga: se corta aquí.", "The line is too long: it is cut here.");
    public static readonly Bilingual NoHttp = new("Esto no es HTTP: desde aquí se muestran los bytes sin más.", "This is no HTTP: from here on the bytes are shown as they are.");
    public static readonly Bilingual NoWebSocket = new("Esto no es una trama de WebSocket: desde aquí se muestran los bytes sin más.", "This is no WebSocket frame: from here on the bytes are shown as they are.");
    public static readonly Bilingual Compressed = new("Va comprimida (permessage-deflate): se muestran los bytes comprimidos.", "It is compressed (permessage-deflate): the bytes are shown compressed.");
    public static readonly Bilingual BadPickle = new("No se puede leer como pickle: {0}", "Can't be read as a pickle: {0}");
    public static readonly Bilingual NoPickle = new("Esto no es un pickle: desde aquí se muestran los bytes sin más.", "This is no pickle: from here on the bytes are shown as they are.");
}
