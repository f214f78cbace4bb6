using Charla.Protocol;

namespace Charla.Bench;

/// <summary>What <c>charla bench</c> says to a person.</summary>
internal static class BenchTexts
{
    public static readonly Bilingual Description = new(
        "Mide un servidor: entregas por segundo, latencia, CPU y memoria, y que no falte ni sobre ningún mensaje. Sin --port pone en marcha uno propio.",
        "Measures a server: deliveries a second, latency, CPU and memory, and that no message is missing or repeated. Without --port it starts one of its own.");

    public static readonly Bilingual Host = new("Dirección del servidor. Por omisión, este equipo.", "The server's address. Default: this machine.");
    public static readonly Bilingual Remote = new("Permite un --host que no es este equipo.", "Allows a --host that is not this machine.");
    public static readonly Bilingual Port = new("Puerto TCP de un servidor en marcha.", "TCP port of a running server.");
    public static readonly Bilingual Pid = new("Su proceso, para medir CPU y memoria.", "Its process, to measure CPU and memory.");
    public static readonly Bilingual Data = new("Carpeta en el disco que se mide; con --port, en el de los datos del servidor. Se borra lo que se escribe en ella.", "Folder on the disk to measure; with --port, on that of the server's data. What is written into it is deleted.");
    public static readonly Bilingual Dialect = new("plain, o charla: JSON con acuses.", "plain, or charla: JSON with acks.");
    public static readonly Bilingual Room = new("Sala, en el dialecto charla.", "Room, in the charla dialect.");
    public static readonly Bilingual Idle = new("Solo abre --members conexiones: KB de cada una y conexiones por segundo.", "Only opens --members connections: KB of each, and connections a second.");
    public static readonly Bilingual Acks = new("Mide los acuses: cada uno de --senders tiene hasta --window mensajes sin acuse.", "Measures acks: each of --senders has up to --window messages without one.");
    public static readonly Bilingual Members = new("Conexiones que oyen. Por omisión 100.", "Connections that hear. Default 100.");
    public static readonly Bilingual Senders = new("Cuántas de ellas hablan.", "How many of them speak.");
    public static readonly Bilingual Rate = new("Mensajes por segundo entre todas; 0: tan deprisa como deje --window.", "Messages a second, all together; 0: as fast as --window lets them.");
    public static readonly Bilingual Window = new("Mensajes en camino, como mucho.", "Messages on their way, at the most.");
    public static readonly Bilingual Bytes = new("Bytes del texto de un mensaje.", "Bytes of a message's text.");
    public static readonly Bilingual Seconds = new("Segundos que cuentan.", "Seconds that count.");
    public static readonly Bilingual Warmup = new("Segundos de la misma carga antes de contar.", "Seconds of the same load before counting.");
    public static readonly Bilingual Patience = new("Segundos sin ninguna entrega tras los que lo que falta está perdido.", "Seconds without any delivery after which what is missing is lost.");
    public static readonly Bilingual Json = new("Escribe el resultado como un objeto JSON.", "Writes the result as one JSON object.");

    public static readonly Bilingual BadValue = new("{0} no puede ser {1}", "{0} can't be {1}");
    public static readonly Bilingual Unreachable = new("No se llega a {0}: {1}", "Can't reach {0}: {1}");
    public static readonly Bilingual NotStarted = new("El servidor no se pone en marcha: {0}", "The server doesn't start: {0}");
    public static readonly Bilingual NotReady = new("El servidor deja pasar el tiempo: {0} de {1} conexiones están listas.", "The server lets the time pass: {0} of {1} connections are ready.");
    public static readonly Bilingual Unheard = new("Solo {0} de {1} oyen lo que se dice.", "Only {0} of {1} hear what is said.");
    public static readonly Bilingual Refused = new("El servidor no admite a quien entra: {0}", "The server refuses who enters: {0}");
    public static readonly Bilingual NoProcess = new("No hay un proceso {0}", "There is no process {0}");
    public static readonly Bilingual BadFolder = new("No se puede escribir en {0}: {1}", "Can't write to {0}: {1}");
}
