namespace Charla.Lessons.Check;

/// <summary>What a server is asked to do that prints frames. The chat client's points say the same of its own.</summary>
internal static class FramedPoints
{
    public static readonly CheckPoint Whole = new(
        "whole",
        new("Imprime cada mensaje", "It prints each message"),
        new("Se mandaron tres mensajes, cada uno en un envío.", "Three messages were sent, each in one write."),
        new("Se imprimen los tres, sin sus encabezados.", "The three are printed, without their headers."),
        new("Primero los 10 bytes del encabezado, después tantos bytes como dice: longitud = int(encabezado).",
            "First the header's 10 bytes, then as many bytes as it says: length = int(header)."));

    public static readonly CheckPoint Glued = new(
        "glued",
        new("Separa mensajes que llegan pegados", "It takes apart messages that come glued together"),
        new("Se mandaron tres mensajes en un solo envío.", "Three messages were sent in one write."),
        new("Se imprimen los tres por separado.", "The three are printed, each by itself."),
        new("Un recv(1024) puede traer varios mensajes. El encabezado dice dónde acaba cada uno: lee exactamente 10 bytes, y después exactamente los que dice.",
            "A recv(1024) may bring several messages. The header says where each ends: read exactly 10 bytes, then exactly as many as it says."))
    { Needs = ["whole"] };

    public static readonly CheckPoint Empty = new(
        "empty",
        new("Un mensaje vacío no es el final", "An empty message is not the end"),
        new("Se mandó un mensaje, uno vacío («0         ») y otro más.", "A message, an empty one (“0         ”) and one more were sent."),
        new("Se imprime también el que sigue al vacío.", "The one after the empty one is printed too."),
        new("El final es que falte el encabezado (if not encabezado: break). Un mensaje de longitud 0 es un mensaje: con recv(0) o data vacía no hay que salir.",
            "The end is a missing header (if not header: break). A message of length 0 is a message: don't leave on recv(0) or empty data."))
    { Needs = ["whole"] };

    public static readonly CheckPoint NonAscii = new(
        "non-ascii",
        new("Lee tantos bytes, no tantos caracteres", "It reads so many bytes, not so many characters"),
        new("Se mandó un texto con ñ, é y emojis, y después otro mensaje.", "A text with ñ, é and emoji was sent, then another message."),
        new("Se imprimen los dos, enteros.", "Both are printed, whole."),
        new("El encabezado cuenta bytes, y la ñ son dos. Lee bytes, y decodifica el mensaje cuando esté entero: data.decode('utf-8').",
            "The header counts bytes, and an ñ is two. Read bytes, and decode the message once it is whole: data.decode('utf-8')."))
    { Needs = ["whole"] };

    public static readonly CheckPoint Split = new(
        "split",
        new("Junta un mensaje que llega a trozos", "It puts together a message that comes in pieces"),
        new("Se mandaron tres mensajes byte a byte.", "Three messages were sent byte by byte."),
        new("Se imprimen los tres, enteros.", "The three are printed, whole."),
        new("Un recv(n) devuelve *como mucho* n bytes, quizá uno solo. Hay que repetirlo hasta tener los n, tanto para el encabezado como para el mensaje: while len(data) < n: data += conn.recv(n - len(data)). Al programa del curso le pasa lo mismo: en la red de casa no se nota, en una de verdad sí.",
            "A recv(n) returns n bytes *at the most*, perhaps just one. Repeat it until there are n, for the header as for the message: while len(data) < n: data += conn.recv(n - len(data)). The course's program has the same mistake: on one machine it doesn't show, on a real network it does."))
    { Needs = ["glued"] };

    public static readonly CheckPoint Large = new(
        "large",
        new("Un mensaje de 60 000 bytes llega entero", "A message of 60,000 bytes arrives whole"),
        new("Se mandó un mensaje de 60 000 bytes, y después otro corto.", "A message of 60,000 bytes was sent, then a short one."),
        new("Se imprimen los dos, enteros.", "Both are printed, whole."),
        new("Lo largo llega a trozos, y no cabe en un recv de tamaño fijo: hay que juntarlo hasta tener tantos bytes como dice el encabezado.",
            "What is long comes in pieces and doesn't fit into one recv of a fixed size: join it until there are as many bytes as the header says."))
    { Needs = ["split"] };

    public static readonly CheckPoint Ends = EchoPoints.Ends with { Needs = ["whole"] };

    public static readonly CheckPoint Cut = new(
        "cut",
        new("Si el otro se va a mitad de un mensaje, no se queda colgado", "If the other end goes in the middle of a message, it doesn't hang"),
        new("Se anunciaron 10 bytes, se mandaron 4 y el cliente terminó.", "10 bytes were announced, 4 were sent, and the client ended."),
        new("El servidor cierra la conexión.", "The server closes the connection."),
        new("En el bucle que junta los trozos, recv devuelve b'' cuando ya no vendrá nada: if not parte: break. Sin eso gira sin fin.",
            "In the loop that joins the pieces, recv returns b'' when nothing more will come: if not part: break. Without it, it spins for ever."))
    { Needs = ["ends"] };

    public static readonly CheckPoint SecondClient = EchoPoints.SecondClient with
    {
        Expected = new("También se imprimen sus mensajes.", "Its messages are printed too."),
        Needs = ["whole", "ends"],
    };
}
