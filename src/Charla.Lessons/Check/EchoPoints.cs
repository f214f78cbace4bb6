namespace Charla.Lessons.Check;

/// <summary>What an echo is asked to do.</summary>
internal static class EchoPoints
{
    public static readonly CheckPoint Hello = new(
        "hello",
        new("El mensaje vuelve igual", "The message comes back as it was"),
        new("Se mandó «Hola mundo».", "“Hola mundo” was sent."),
        new("Los mismos 10 bytes.", "The same 10 bytes."),
        new("Un eco manda lo que recibe en cuanto lo recibe, sin esperar un salto de línea ni un tamaño: data = conn.recv(1024); conn.sendall(data).",
            "An echo sends what it receives as soon as it receives it, and waits for no newline and no size: data = conn.recv(1024); conn.sendall(data)."));

    public static readonly CheckPoint Again = new(
        "again",
        new("La conversación sigue después del primer mensaje", "The conversation goes on after the first message"),
        new("Se mandó un segundo mensaje por la misma conexión.", "A second message was sent over the same connection."),
        new("También vuelve.", "It comes back too."),
        new("Recibir y contestar van dentro de un bucle (while True), que acaba cuando recv devuelve b''.",
            "Receiving and answering belong inside a loop (while True) that ends when recv returns b''."))
    { Needs = ["hello"] };

    public static readonly CheckPoint Pieces = new(
        "pieces",
        new("Un mensaje que llega byte a byte vuelve entero", "A message that comes byte by byte comes back whole"),
        new("Se mandó «byte a byte» en once trozos.", "“byte a byte” was sent in eleven pieces."),
        new("Los mismos 11 bytes.", "The same 11 bytes."),
        new("TCP no guarda los límites de los mensajes: cada recv puede traer un trozo de cualquier tamaño, y todos se contestan.",
            "TCP keeps no message's bounds: each recv may bring a piece of any size, and each is answered."))
    { Needs = ["again"] };

    public static readonly CheckPoint Glued = new(
        "glued",
        new("Muchos mensajes pegados vuelven todos", "Many messages in one write all come back"),
        new("Se mandaron 40 líneas en un solo envío.", "40 lines were sent in one write."),
        new("Los mismos bytes, en el mismo orden.", "The same bytes in the same order."),
        new("Un recv puede traer varios mensajes juntos: un eco devuelve todo lo que trae.",
            "One recv may bring several messages at once: an echo returns all that it brings."))
    { Needs = ["again"] };

    public static readonly CheckPoint NonAscii = new(
        "non-ascii",
        new("Un texto con ñ, é y emojis vuelve igual", "A text with ñ, é and emoji comes back as it was"),
        new("Se mandó texto UTF-8 con caracteres de dos, tres y cuatro bytes.", "UTF-8 text with characters of two, three and four bytes was sent."),
        new("Los mismos bytes.", "The same bytes."),
        new("Un eco no necesita entender el texto: devuelve los bytes sin decode ni encode.",
            "An echo need not understand the text: it returns the bytes without decode or encode."))
    { Needs = ["again"] };

    public static readonly CheckPoint Bytes = new(
        "bytes",
        new("Los bytes vuelven aunque no sean texto", "Bytes come back even where they are no text"),
        new("Se mandaron una ñ y un emoji cortados por dentro, y bytes que no son UTF-8.", "An ñ and an emoji cut inside, and bytes that are not UTF-8, were sent."),
        new("Los mismos 10 bytes.", "The same 10 bytes."),
        new("Un recv puede acabar a mitad de un carácter, y entonces data.decode('utf-8') falla. El eco trabaja con bytes: devuélvelos sin decodificar.",
            "A recv may end in the middle of a character, and then data.decode('utf-8') fails. An echo works on bytes: return them undecoded."))
    { Needs = ["non-ascii", "pieces"] };

    public static readonly CheckPoint Large = new(
        "large",
        new("60 000 bytes vuelven todos", "60,000 bytes all come back"),
        new("Se mandaron 60 000 bytes seguidos.", "60,000 bytes were sent at once."),
        new("Los mismos 60 000 bytes.", "The same 60,000 bytes."),
        new("recv(1024) trae como mucho 1024 bytes: el resto sigue esperando, y se lee en la vuelta siguiente. Y send puede no mandarlo todo: usa sendall.",
            "recv(1024) brings 1024 bytes at the most: the rest waits and is read on the next turn. And send may not send all of it: use sendall."))
    { Needs = ["again"] };

    public static readonly CheckPoint Ends = new(
        "ends",
        new("Cuando el cliente termina, el servidor cierra", "When the client ends, the server closes"),
        new("El cliente dijo que no manda más (shutdown).", "The client said that it sends nothing more (shutdown)."),
        new("El servidor cierra la conexión.", "The server closes the connection."),
        new("Cuando el otro cierra, recv devuelve b'' una y otra vez: hay que salir del bucle (if not data: break), o gira sin fin.",
            "When the other end closes, recv returns b'' again and again: leave the loop (if not data: break), or it spins for ever."));

    public static readonly CheckPoint SecondClient = new(
        "second-client",
        new("Después atiende a otro cliente", "It serves another client afterwards"),
        new("Se conectó un segundo cliente.", "A second client connected."),
        new("También recibe su eco.", "It gets its echo too."),
        new("El curso atiende a un solo cliente. Para más, pon accept dentro de un bucle.", "The course serves one client only. For more, put accept inside a loop."))
    { IsExtra = true, Needs = ["hello", "ends"] };

    public static readonly CheckPoint Sends = new(
        "sends",
        new("El cliente manda un mensaje", "The client sends a message"),
        new("Se esperó su primer mensaje.", "Its first message was waited for."),
        new("Al menos un byte.", "At least one byte."),
        new("Después de connect: s.sendall(b'Hola mundo').", "After connect: s.sendall(b'Hola mundo')."));

    public static readonly CheckPoint WholeAnswer = new(
        "whole-answer",
        new("El cliente espera la respuesta entera", "The client waits for the whole answer"),
        new("Se le devolvió su mensaje en diez trozos.", "Its message was returned in ten pieces."),
        new("No cierra hasta tenerlos todos.", "It doesn't close until it has them all."),
        new("Un recv no es un mensaje: s.recv(1024) devuelve lo que haya llegado, aunque sea un byte. Repite hasta juntar tantos bytes como mandaste.",
            "One recv is not one message: s.recv(1024) returns what has arrived, be it one byte. Go on until you have as many bytes as you sent."))
    { Needs = ["sends"] };

    public static readonly CheckPoint Printed = new(
        "printed",
        new("El cliente imprime la respuesta entera", "The client prints the whole answer"),
        new("Se leyó lo que imprime.", "What it prints was read."),
        new("El mensaje que mandó.", "The message that it sent."),
        new("Junta los trozos (data += parte) y después imprime: print('Recibido', data).", "Join the pieces (data += part), then print: print('Received', data)."))
    { Needs = ["whole-answer"] };

    public static readonly CheckPoint ClientEnds = new(
        "ends",
        new("El cliente cierra cuando ha acabado", "The client closes when it is done"),
        new("Después de su eco, el servidor cerró.", "After its echo, the server closed."),
        new("El cliente cierra también.", "The client closes as well."),
        new("Usa «with socket.socket(…) as s», o s.close() al final.", "Use “with socket.socket(…) as s”, or s.close() at the end."))
    { Needs = ["whole-answer"] };

    public static readonly CheckPoint PeerCloses = new(
        "peer-closes",
        new("Si el servidor cierra sin contestar, el cliente termina", "If the server closes without an answer, the client ends"),
        new("El servidor cerró sin contestar.", "The server closed without an answer."),
        new("El programa termina por sí mismo.", "The program ends by itself."),
        new("Cuando el otro cierra, recv devuelve b'': un bucle que solo cuenta bytes no acaba nunca. Añade if not parte: break.",
            "When the other end closes, recv returns b'': a loop that only counts bytes never ends. Add if not part: break."));
}
