using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>What <c>charla tap</c> says to a person, apart from its view.</summary>
internal static class TapTexts
{
    public static readonly Bilingual Description = new(
        "Se pone en medio de una conexión y muestra lo que pasa por el cable: cada recv y cada send, y debajo las tramas.",
        "Stands between two ends and shows what is on the wire: each recv and send, and below them the frames.");

    public static readonly Bilingual Replay = new("Vuelve a enviar lo que envió el cliente de una grabación (.jsonl o .pcapng) y compara las respuestas.", "Sends again what the client of a recording (.jsonl or .pcapng) had sent, and compares the answers.");
    public static readonly Bilingual Listen = new("Puerto en el que escuchar; 0 toma uno libre.", "Port to listen on; 0 takes a free one.");
    public static readonly Bilingual Bind = new("Dirección en la que escuchar. Por omisión 127.0.0.1: solo este equipo.", "Address to listen on. Default 127.0.0.1: this machine only.");
    public static readonly Bilingual To = new("El servidor: HOST:PUERTO.", "The server: HOST:PORT.");
    public static readonly Bilingual As = new("Cómo leer los bytes: auto, frames, charla, pickle, lines, websocket o plain.", "How to read the bytes: auto, frames, charla, pickle, lines, websocket or plain.");
    public static readonly Bilingual Out = new("Archivo donde grabar, .jsonl o .pcapng (lo abre Wireshark). Se puede repetir.", "File to record to, .jsonl or .pcapng (Wireshark opens it). May be repeated.");
    public static readonly Bilingual Quiet = new("Solo un resumen de cada conexión, cuando acaba.", "Only a summary of each connection, when it ends.");
    public static readonly Bilingual Bytes = new("Cuántos bytes de cada mensaje se muestran. Por omisión 64.", "How many bytes of each message are shown. Default 64.");
    public static readonly Bilingual Columns = new("Ancho de las líneas. Por omisión el del terminal, o 100.", "Width of the lines. Default the terminal's, or 100.");
    public static readonly Bilingual Only = new("Muestra solo lo que envía un lado: client o server.", "Shows only what one side sends: client or server.");
    public static readonly Bilingual Conn = new("Muestra solo esta conexión.", "Shows only this connection.");
    public static readonly Bilingual Find = new("Muestra solo las lecturas que contienen este texto.", "Shows only reads that contain this text.");
    public static readonly Bilingual HexOption = new("Muestra solo las lecturas que contienen estos bytes, en hexadecimal.", "Shows only reads that contain these bytes, in hexadecimal.");
    public static readonly Bilingual MinBytes = new("Muestra solo las lecturas de al menos tantos bytes.", "Shows only reads of at least so many bytes.");
    public static readonly Bilingual NoChunks = new("Sin las líneas de recv y send.", "Without the lines of recv and send.");
    public static readonly Bilingual NoFrames = new("Sin las tramas.", "Without the frames.");
    public static readonly Bilingual ShowSecrets = new(
        "Muestra y graba también contraseñas y tokens, que si no van tapados con asteriscos.",
        "Shows and records passwords and tokens too, which are covered with asterisks otherwise.");

    public static readonly Bilingual NoDoctor = new("Sin el doctor de tramas.", "Without the frame doctor.");

    public static readonly Bilingual Split = new("Entrega cada lectura en trozos de N bytes.", "Hands each read on in pieces of N bytes.");
    public static readonly Bilingual SplitAfter = new("Desde dónde (bytes o tiempo) se trocea. Por omisión, desde el principio.", "From where on (bytes or time) reads are split. Default from the start.");
    public static readonly Bilingual Glue = new("Junta en una entrega las lecturas que llegan muy seguidas.", "Hands reads that come in quick succession on as one.");
    public static readonly Bilingual Delay = new("Entrega cada lectura más tarde: 200ms, o 200ms±50ms.", "Hands each read on later: 200ms, or 200ms±50ms.");
    public static readonly Bilingual Baud = new("Entrega tantos bits por segundo, 10 por byte, como una línea serie.", "Hands on so many bits per second, 10 to a byte, like a serial line.");
    public static readonly Bilingual Stall = new("Desde aquí (bytes o tiempo) ya no entrega nada.", "From here (bytes or time) nothing is handed on any more.");
    public static readonly Bilingual ResetAfter = new("Aquí (bytes o tiempo) corta la conexión con RST.", "Here (bytes or time) the connection is broken off with RST.");
    public static readonly Bilingual HalfOpen = new("El cliente desaparece sin FIN: al acabar, o tras tantos bytes o tiempo.", "The client vanishes without FIN: when it ends, or after so many bytes or so long.");
    public static readonly Bilingual Side = new("De quién son los bytes maltratados: client, server o both (los dos, por omisión).", "Whose bytes are ill-treated: client, server or both (the default).");
    public static readonly Bilingual Victim = new("Maltrata solo la conexión N.", "Ill-treats connection N only.");

    public static readonly Bilingual Listening = new("Escuchando en {0}, hacia {1}. Ctrl+C termina.", "Listening on {0}, towards {1}. Ctrl+C ends it.");
    public static readonly Bilingual BadValue = new("{0}: no vale «{1}».", "{0}: “{1}” is not valid.");
    public static readonly Bilingual NotBound = new("No se puede escuchar en {0}: {1}.", "Can't listen on {0}: {1}.");
    public static readonly Bilingual NoFile = new("No se puede usar el archivo {0}: {1}", "Can't use the file {0}: {1}");
    public static readonly Bilingual FileFailed = new("Ya no se graba en {0}: {1} Las conexiones siguen.", "No more is recorded to {0}: {1} The connections go on.");
}
