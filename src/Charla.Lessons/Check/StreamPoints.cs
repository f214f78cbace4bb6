namespace Charla.Lessons.Check;

/// <summary>What the two ends of a stream are asked to do.</summary>
internal static class StreamPoints
{
    public static readonly CheckPoint Whole = new(
        "whole",
        new("El servidor imprime lo que llega", "The server prints what comes"),
        new("Se mandaron quince caracteres en un envío.", "Fifteen characters were sent in one write."),
        new("Se imprimen todos, en orden.", "All of them are printed, in order."),
        new("Dentro de un bucle: data = conn.recv(1024), y se imprime lo que haya traído.", "Inside a loop: data = conn.recv(1024), and what it brought is printed."));

    public static readonly CheckPoint Pieces = new(
        "pieces",
        new("Lo que llega a trozos también se imprime entero", "What comes in pieces is printed whole too"),
        new("Se mandaron quince caracteres, uno a uno.", "Fifteen characters were sent one at a time."),
        new("Se imprimen todos, en orden.", "All of them are printed, in order."),
        new("Un recv trae lo que haya llegado, no un mensaje: sigue leyendo hasta que devuelva b''.", "A recv brings what has arrived, not a message: read on until it returns b''."))
    { Needs = ["whole"] };

    public static readonly CheckPoint Large = new(
        "large",
        new("60 000 bytes se imprimen todos", "60,000 bytes are all printed"),
        new("Se mandaron 60 000 letras seguidas.", "60,000 letters were sent at once."),
        new("Se imprimen todas, en orden.", "All of them are printed, in order."),
        new("Lo que no cabe en un recv espera al siguiente: hay que leer hasta el final.", "What doesn't fit into one recv waits for the next: read to the end."))
    { Needs = ["pieces"] };

    public static readonly CheckPoint NonAscii = new(
        "non-ascii",
        new("Un carácter de varios bytes sobrevive aunque llegue cortado", "A character of several bytes survives being cut"),
        new("Se mandó texto con ñ, é y emojis, byte a byte.", "Text with ñ, é and emoji was sent byte by byte."),
        new("Se imprime el texto (o sus bytes), sin error.", "The text (or its bytes) is printed, without an error."),
        new("La ñ son dos bytes y un recv puede traer solo el primero: decode('utf-8') falla ahí. Usa un decodificador que espera al resto: codecs.getincrementaldecoder('utf-8')(). Es lo que le pasa al servidor del curso, que lee de uno en uno.",
            "An ñ is two bytes, and a recv may bring the first one only: there decode('utf-8') fails. Use a decoder that waits for the rest: codecs.getincrementaldecoder('utf-8')(). It is what happens to the course's server, which reads one at a time."))
    { Needs = ["pieces"] };

    public static readonly CheckPoint Ends = EchoPoints.Ends with { Needs = [] };

    public static readonly CheckPoint SecondClient = EchoPoints.SecondClient with
    {
        Expected = new("También se imprime lo que manda.", "What it sends is printed too."),
        Needs = ["whole", "ends"],
    };

    public static readonly CheckPoint Sends = new(
        "sends",
        new("El cliente manda algo", "The client sends something"),
        new("Se esperaron sus primeros bytes.", "Its first bytes were waited for."),
        new("Al menos un byte.", "At least one byte."),
        new("Después de connect: s.sendall(texto.encode('utf-8')).", "After connect: s.sendall(text.encode('utf-8'))."));

    public static readonly CheckPoint Text = new(
        "text",
        new("Manda texto UTF-8", "It sends UTF-8 text"),
        new("Se leyó todo lo que manda.", "All that it sends was read."),
        new("Bytes que son texto, sin caracteres de control (salvo espacios y saltos de línea).", "Bytes that are text, without control characters (other than spaces and line breaks)."),
        new("Un número se manda como texto: str(i).encode('utf-8'). bytes(i) son i ceros, y struct.pack da un número binario.",
            "A number is sent as text: str(i).encode('utf-8'). bytes(i) is i zeros, and struct.pack makes a binary number."))
    { Needs = ["sends"] };

    public static readonly CheckPoint Numbers = new(
        "numbers",
        new("Manda los números del 1 al 10, en orden", "It sends the numbers from 1 to 10, in order"),
        new("Se leyó todo lo que manda.", "All that it sends was read."),
        new("12345678910 (con lo que quieras en medio: espacios, comas o saltos de línea).", "12345678910 (with what you like between them: spaces, commas or line breaks)."),
        new("range(1, 10) acaba en 9: para llegar a 10 es range(1, 11).", "range(1, 10) ends at 9: to get to 10 it is range(1, 11)."))
    { Needs = ["text"] };

    public static readonly CheckPoint AsItGoes = new(
        "as-it-goes",
        new("Manda cada número cuando toca", "It sends each number in its time"),
        new("Se contó en cuántas lecturas llegó.", "The reads in which it came were counted."),
        new("Más de una.", "More than one."),
        new("Para ver que un flujo llega a trozos, manda cada número por separado y espera un poco entre ellos.",
            "To see that a stream comes in pieces, send each number by itself and wait a little between them."))
    { IsExtra = true, Needs = ["sends"] };

    public static readonly CheckPoint Closes = new(
        "closes",
        new("Cierra al acabar", "It closes when it is done"),
        new("Se esperó a que cerrara.", "Its close was waited for."),
        new("Un cierre normal, sin romper la conexión.", "A normal close that doesn't break the connection."),
        new("Usa «with socket.socket(…) as s», o s.close() al final: el cierre es lo que dice al otro que no hay más.",
            "Use “with socket.socket(…) as s”, or s.close() at the end: the close is what tells the other end that there is no more."))
    { Needs = ["sends"] };
}
