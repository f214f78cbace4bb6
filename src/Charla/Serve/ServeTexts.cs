using System.Net.Sockets;
using Charla.Core;
using Charla.Protocol;
using Charla.Serial;
using Microsoft.AspNetCore.Connections;

namespace Charla.Serve;

/// <summary>What <c>charla serve</c> says to a person.</summary>
internal static class ServeTexts
{
    public static readonly Bilingual Description = new(
        "Pone en marcha la charla. Sin opciones: escucha solo en este equipo y guarda todo en ./charla-data.",
        "Runs the chat. Without options it listens on this machine only and keeps everything in ./charla-data.");

    public static readonly Bilingual Port = new("Puerto TCP de las tramas (el del curso). Por omisión 5000.", "TCP port of the framed protocol (the course's). Default 5000.");
    public static readonly Bilingual HttpPort = new("Puerto TCP de la página y de WebSocket. Por omisión 5080.", "TCP port of the page and of WebSocket. Default 5080.");
    public static readonly Bilingual IrcPort = new("Puerto TCP de IRC: un número, any (cualquiera libre) u off. Por omisión 6667, si está libre.", "TCP port of IRC: a number, any (a free one) or off. Default 6667, where it is free.");
    public static readonly Bilingual IrcTlsPort = new("Puerto TCP de IRC solo con TLS. Por omisión 6697, cuando hay TLS.", "TCP port of IRC with TLS only. Default 6697, where there is TLS.");
    public static readonly Bilingual Lan = new("Abre la charla a la red, no solo a este equipo.", "Opens the chat to the network, not only to this machine.");
    public static readonly Bilingual Bind = new("Dirección en la que escuchar, por ejemplo 192.168.1.20.", "Address to listen on, such as 192.168.1.20.");
    public static readonly Bilingual Data = new("Carpeta de los datos. Por omisión ./charla-data.", "Folder of the data. Default ./charla-data.");
    public static readonly Bilingual Name = new("Nombre del servidor.", "The server's name.");
    public static readonly Bilingual Welcome = new("Texto del saludo.", "The greeting's text.");
    public static readonly Bilingual Lang = new("Idioma de quien no elige otro: es o en.", "Language of whoever chooses no other: es or en.");
    public static readonly Bilingual MaxPayload = new("Bytes del mensaje más largo que se acepta. Por omisión 65536.", "Bytes of the longest message that is taken. Default 65536.");
    public static readonly Bilingual Registration = new("Quién puede crear una cuenta: open (cualquiera), invite (con invitación) o closed (nadie). Por omisión open.", "Who may make an account: open (anyone), invite (with an invitation) or closed (nobody). Default open.");
    public static readonly Bilingual Guests = new("Si se entra sin cuenta: yes o no. Por omisión yes. Con no, tampoco entran los programas del curso.", "Whether one may come in without an account: yes or no. Default yes. With no, the course's programs can't either.");
    public static readonly Bilingual MaxConnections = new("Conexiones a la vez. Por omisión, las que permita el sistema.", "Connections at once. Default: as many as the system allows.");
    public static readonly Bilingual Tls = new("auto: cifra con TLS, con un certificado propio que el servidor crea en la carpeta de datos.", "auto: encrypts with TLS, with a certificate that the server makes itself in the data folder.");
    public static readonly Bilingual TlsCert = new("Certificado para TLS, PEM o PFX; se vuelve a leer cuando cambia.", "Certificate for TLS, PEM or PFX; read again when it changes.");
    public static readonly Bilingual TlsKey = new("Clave del certificado, PEM, si no está en el mismo archivo.", "The certificate's key, PEM, where it is not in the same file.");
    public static readonly Bilingual TlsPasswordFile = new("Archivo cuya primera línea es la contraseña de la clave.", "File whose first line is the key's password.");
    public static readonly Bilingual TlsOnly = new("No habla con nadie sin TLS.", "Speaks with nobody without TLS.");
    public static readonly Bilingual Metrics = new("Quién ve /metrics: local (este equipo), all u off. Por omisión local.", "Who is shown /metrics: local (this machine), all or off. Default local.");
    public static readonly Bilingual LogFormat = new("Cómo se escribe el registro: text o json. Por omisión text.", "How the log is written: text or json. Default text.");
    public static readonly Bilingual LogLevel = new("Lo menos importante que se registra: debug, info, warning, error o none. Por omisión info.", "The least important that is logged: debug, info, warning, error or none. Default info.");
    public static readonly Bilingual DiskWarn = new("MB libres en el disco por debajo de los cuales se avisa. Por omisión, el 10 %: al menos 500 y como mucho 5000.", "Free MB of the disk under which a warning is given. Default 10 %: at least 500 and at the most 5000.");
    public static readonly Bilingual Limit = new(
        "Otro límite, por ejemplo messagesPerSecond=20; 0 lo quita; se puede repetir. Todos están en docs/operations.md.",
        "Another limit, such as messagesPerSecond=20; 0 lifts it; may be repeated. All of them are in docs/operations.md.");

    public static readonly Bilingual Serial = new(
        "Un dispositivo serie que entra en una sala; se puede repetir. Por ejemplo /dev/ttyUSB0,115200,room=lab,name=horno,lines",
        "A serial device that enters a room; may be repeated. For example /dev/ttyUSB0,115200,room=lab,name=horno,lines");

    public static readonly Bilingual Origin = new(
        "Dirección de una página web ajena que puede usar este servidor, por ejemplo https://charla.example; se puede repetir.",
        "Address of a web page of elsewhere that may use this server, such as https://charla.example; may be repeated.");

    public static readonly Bilingual Settings = new("Archivo JSON con estos mismos ajustes, por ejemplo {\"port\": 5000}.", "JSON file with these same settings, such as {\"port\": 5000}.");

    private static readonly Bilingual _taken = new("{0} Otro programa (¿otra charla?) ya usa ese puerto: elige otro con --port, --http-port o --irc-port.", "{0} Another program (another charla?) already has that port: choose another with --port, --http-port or --irc-port.");
    private static readonly Bilingual _notOpened = new("No se puede escuchar ahí: {0}", "Can't listen there: {0}");
    private static readonly Bilingual _log = new("No se puede usar la carpeta de datos: {0}. Mira los permisos, el espacio libre y que no la use otra charla.", "Can't use the data folder: {0}. Look at its permissions, the free space, and whether another charla uses it.");
    private static readonly Bilingual _settings = new("Un ajuste no vale: {0}", "A setting is not valid: {0}");

    /// <summary>One sentence for a failure that the operator can mend; null for any other.</summary>
    public static Bilingual? Explain(Exception failure) => failure switch
    {
        SerialSettingException serial => serial.Text,
        LogUnavailableException log => _log.With(log.Message),
        IOException { InnerException: AddressInUseException } taken => _taken.With(taken.Message),
        SocketException socket => _notOpened.With(socket.Message),
        FormatException or InvalidDataException or InvalidOperationException { InnerException: FormatException or ArgumentException } => _settings.With(failure.InnerException?.Message is { } inner ? $"{failure.Message} {inner}" : failure.Message),
        IOException other => _settings.With(other.Message),
        _ => null,
    };
}
