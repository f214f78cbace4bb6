namespace Charla.Lessons.Check;

/// <summary>What a client is asked to do that sends frames: the framed one, the chat's, and that of the objects.</summary>
internal static class ClientFramePoints
{
    public static readonly CheckPoint Sends = EchoPoints.Sends;

    public static readonly CheckPoint Header = new(
        "header",
        new("Cada mensaje empieza con un encabezado de diez bytes", "Each message begins with a header of ten bytes"),
        new("Se cortó en mensajes todo lo que manda.", "All that it sends was cut into messages."),
        new("La longitud en decimal, completada con espacios hasta diez bytes: «4         hola».", "The length in decimal, padded with spaces to ten bytes: “4         hola”."),
        new("f\"{longitud:<10}\" escribe el número y lo completa con espacios: ni salto de línea, ni ceros binarios, ni hexadecimal.",
            "f\"{length:<10}\" writes the number and pads it with spaces: no newline, no NUL bytes, no hexadecimal."))
    { Needs = ["sends"] };

    public static readonly CheckPoint Several = new(
        "several",
        new("Manda todos sus mensajes por la misma conexión", "It sends all its messages over the same connection"),
        new("Se contaron los mensajes de la conexión.", "The connection's messages were counted."),
        new("Al menos dos.", "At least two."),
        new("Se conecta una vez, antes del bucle; dentro solo se manda.", "Connect once, before the loop; inside it only send."))
    { Needs = ["header"] };

    public static readonly CheckPoint CountsBytes = new(
        "counts-bytes",
        new("El encabezado cuenta bytes, no caracteres", "The header counts bytes, not characters"),
        new("Se comparó lo anunciado con lo que llegó, en los mensajes con letras fuera de ASCII.", "What was announced was compared with what came, in the messages with letters beyond ASCII."),
        new("Tantos bytes como dice el encabezado: «ñ» son 2.", "As many bytes as the header says: “ñ” is 2."),
        new("len(texto) cuenta caracteres, y una ñ son dos bytes: el mensaje llega cortado y el siguiente se lee torcido. Primero a bytes: data = texto.encode('utf-8'); después len(data). Al programa del curso le pasa lo mismo.",
            "len(text) counts characters, and an ñ is two bytes: the message arrives cut, and the next is read askew. Bytes first: data = text.encode('utf-8'); then len(data). The course's program has the same mistake."))
    { Needs = ["header"] };

    public static readonly CheckPoint Text = new(
        "utf8",
        new("El texto va en UTF-8", "The text is UTF-8"),
        new("Se decodificó cada mensaje.", "Each message was decoded."),
        new("Bytes que son UTF-8.", "Bytes that are UTF-8."),
        new("texto.encode('utf-8'): con latin-1 o cp1252 la ñ es otro byte, que nadie más entiende.", "text.encode('utf-8'): in latin-1 or cp1252 an ñ is another byte, which nobody else understands."))
    { Needs = ["header"] };

    public static readonly CheckPoint Empty = new(
        "empty",
        new("Manda también el mensaje vacío", "It sends the empty message too"),
        new("Se buscó entre los mensajes uno vacío, como el de la lista del curso.", "An empty one was looked for among the messages, as in the course's list."),
        new("Un encabezado «0         » y nada más.", "A header “0         ” and nothing else."),
        new("Un mensaje vacío es un mensaje: se manda su encabezado. Sin if texto: delante.", "An empty message is a message: its header is sent. No if text: before it."))
    { Needs = ["header"] };

    public static readonly CheckPoint Closes = StreamPoints.Closes with
    {
        Expected = new("Un cierre normal, después de un mensaje entero.", "A normal close after a whole message."),
        Explanation = new("Con sendall no queda nada a medias; y «with socket.socket(…) as s», o s.close(), cierra al acabar.", "With sendall nothing stays half sent; and “with socket.socket(…) as s”, or s.close(), closes at the end."),
        Needs = ["header", "counts-bytes"],
    };

    public static readonly CheckPoint OneWrite = new(
        "one-write",
        new("Encabezado y mensaje salen juntos", "Header and message leave together"),
        new("Se miró cómo llegan.", "How they arrive was looked at."),
        new("En un solo envío.", "In one write."),
        new("Dos envíos pequeños seguidos pueden tardar más (algoritmo de Nagle): s.sendall(encabezado + data).", "Two small writes in a row may take longer (Nagle's algorithm): s.sendall(header + data)."))
    { IsExtra = true, Needs = ["header"] };
}
