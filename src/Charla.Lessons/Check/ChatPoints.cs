namespace Charla.Lessons.Check;

/// <summary>What a chat is asked to do: its server first, then what only its client has.</summary>
internal static class ChatPoints
{
    public static readonly CheckPoint ToOthers = new(
        "to-others",
        new("Lo que dice uno llega a los demás", "What one says reaches the others"),
        new("Dos clientes a la vez; habló cada uno.", "Two clients at once; each of them spoke."),
        new("El otro recibe el mensaje, igual que salió.", "The other one receives the message as it was sent."),
        new("Cada cliente necesita su propio hilo (o tarea), y cada mensaje se manda a todas las conexiones: for c in conexiones: c.sendall(encabezado + data).",
            "Each client needs a thread (or task) of its own, and each message goes to every connection: for c in connections: c.sendall(header + data)."));

    public static readonly CheckPoint ToSender = new(
        "to-sender",
        new("Quien habla también recibe su mensaje", "Whoever speaks receives the message too"),
        new("Un cliente habló.", "A client spoke."),
        new("Lo recibe él mismo: así ve en qué orden quedó la charla.", "It receives it itself: so it sees the order of the conversation."),
        new("El servidor del curso manda cada mensaje a *todos*, también a quien lo mandó: no lo saltes en el bucle.", "The course's server sends each message to *everybody*, its sender included: don't skip it in the loop."));

    public static readonly CheckPoint Glued = FramedPoints.Glued with
    {
        Expected = new("El otro cliente recibe los tres.", "The other client receives the three."),
        Needs = ["to-others"],
    };

    public static readonly CheckPoint Empty = FramedPoints.Empty with
    {
        Expected = new("El otro cliente recibe también el que sigue al vacío.", "The other client receives the one after the empty one too."),
        Needs = ["to-others"],
    };

    public static readonly CheckPoint NonAscii = FramedPoints.NonAscii with
    {
        Expected = new("El otro cliente recibe los dos, enteros.", "The other client receives both, whole."),
        Needs = ["to-others"],
    };

    public static readonly CheckPoint Split = FramedPoints.Split with
    {
        Expected = new("El otro cliente recibe los tres, enteros.", "The other client receives the three, whole."),
        Needs = ["glued"],
    };

    public static readonly CheckPoint Large = FramedPoints.Large with
    {
        Expected = new("El otro cliente recibe los dos, enteros.", "The other client receives both, whole."),
        Needs = ["split"],
    };

    public static readonly CheckPoint Interleaved = new(
        "interleaved",
        new("Los mensajes de uno no se meten dentro de los de otro", "One client's messages don't get inside another's"),
        new("Un cliente mandó medio mensaje, otro uno entero, y el primero el resto.", "One client sent half a message, another a whole one, and the first one the rest."),
        new("Los dos mensajes llegan enteros.", "Both messages arrive whole."),
        new("Reparte mensajes, no trozos: lee el mensaje entero (encabezado y tantos bytes como dice) antes de mandarlo a los demás.",
            "Pass on messages, not pieces: read the whole message (header and as many bytes as it says) before you send it to the others."))
    { Needs = ["split"] };

    public static readonly CheckPoint Leaves = new(
        "leaves",
        new("Cuando alguien se va, los demás siguen", "When somebody leaves, the others go on"),
        new("Un cliente cerró; después hablaron los otros.", "A client closed; then the others spoke."),
        new("Se siguen oyendo.", "They still hear each other."),
        new("Cuando recv devuelve b'' hay que quitar esa conexión de la lista. Y si un send falla, la culpa es de ese destinatario, no de quien habla: except OSError dentro del bucle.",
            "When recv returns b'', take that connection off the list. And when a send fails, it is that receiver's fault and not the speaker's: except OSError inside the loop."))
    { Needs = ["to-others"] };

    public static readonly CheckPoint Resets = new(
        "resets",
        new("Cuando a alguien se le corta la conexión, los demás siguen", "When somebody's connection breaks, the others go on"),
        new("La conexión de un cliente se rompió (reset); después hablaron los otros.", "A client's connection was broken (reset); then the others spoke."),
        new("Se siguen oyendo.", "They still hear each other."),
        new("recv y send pueden lanzar ConnectionResetError o BrokenPipeError: trátalos como una despedida de ese cliente.",
            "recv and send may raise ConnectionResetError or BrokenPipeError: take them as that client's goodbye."))
    { Needs = ["leaves"] };

    public static readonly CheckPoint LeavesInside = new(
        "leaves-mid-frame",
        new("Quien se va a mitad de un mensaje no estropea la charla", "Whoever leaves in the middle of a message doesn't spoil the conversation"),
        new("Un cliente anunció 10 bytes, mandó 4 y cerró; después hablaron los otros.", "A client announced 10 bytes, sent 4 and closed; then the others spoke."),
        new("Se siguen oyendo, y nadie recibe el medio mensaje.", "They still hear each other, and nobody receives the half message."),
        new("Un mensaje que no llegó entero no se reparte: su encabezado promete bytes que no vendrán, y todos leerían torcido lo siguiente.",
            "A message that didn't come whole isn't passed on: its header promises bytes that won't come, and everybody would read what follows askew."))
    { Needs = ["leaves", "interleaved"] };

    public static readonly CheckPoint Garbage = new(
        "garbage",
        new("Quien habla otra cosa no tumba el servidor", "Whoever speaks something else doesn't bring the server down"),
        new("Un cliente mandó una petición HTTP; después hablaron los otros.", "A client sent an HTTP request; then the others spoke."),
        new("Se siguen oyendo.", "They still hear each other."),
        new("int(encabezado) lanza ValueError si no es un número: cierra esa conexión, y solo esa.", "int(header) raises ValueError where it is no number: close that connection, and only that one."))
    { Needs = ["leaves", "interleaved"] };

    public static readonly CheckPoint SlowMember = new(
        "slow-member",
        new("Un cliente que no lee no frena a los demás", "A client that doesn't read doesn't hold up the others"),
        new("Un cliente dejó de leer, y otro mandó muchos mensajes largos.", "One client stopped reading, and another sent many long messages."),
        new("Un tercero los recibe todos.", "A third one receives them all."),
        new("sendall espera a que el otro lea: un solo cliente parado detiene el bucle, y con él a todos. Cada cliente necesita su cola y su hilo de envío (o un límite de espera, tras el que se le cierra). Al servidor del curso le pasa lo mismo.",
            "sendall waits until the other end reads: one client that stands still stops the loop, and with it everybody. Each client needs a queue and a sending thread of its own (or a time limit after which it is closed). The course's server has the same mistake."))
    { Needs = ["large", "leaves"] };

    public static readonly CheckPoint Typed = new(
        "typed",
        new("Lo que se escribe sale como «nombre> texto»", "What is typed goes out as “name> text”"),
        new("Se escribieron dos líneas en el programa.", "Two lines were typed into the program."),
        new("Un mensaje por línea, con el nombre delante.", "A message a line, with the name in front."),
        new("texto = f\"{nombre}> {linea}\", y se manda con su encabezado.", "text = f\"{name}> {line}\", and it is sent with its header."))
    { Needs = ["header", "counts-bytes", "utf8"] };

    public static readonly CheckPoint ServerCloses = new(
        "server-closes",
        new("Cuando el servidor cierra, el cliente termina", "When the server closes, the client ends"),
        new("El servidor cerró la conexión.", "The server closed the connection."),
        new("El cliente cierra y termina.", "The client closes and ends."),
        new("recv devuelve b'' cuando el servidor ha cerrado: if not encabezado: break.", "recv returns b'' once the server has closed: if not header: break."));
}
