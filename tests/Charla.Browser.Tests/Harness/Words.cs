namespace Charla.Browser.Tests.Harness;

/// <summary>The page's words by which people find what they look for, in one language.</summary>
internal sealed record Words(
    string Name,
    string Enter,
    string ComposerStart,
    string OfflineStart,
    string Messages,
    string GoTo,
    string Destination,
    string State,
    string Connected,
    string Wire,
    string Host,
    string Port,
    string Connect,
    string Serial,
    string SerialPort,
    string PortPath,
    string Keep,
    string More)
{
    public static readonly Words Spanish = new(
        Name: "Tu nombre",
        Enter: "Entrar",
        ComposerStart: "Escribe",
        OfflineStart: "Sin conexión",
        Messages: "Mensajes de",
        GoTo: "Ir a…",
        Destination: "Una sala, una persona…",
        State: "Estado de la conexión",
        Connected: "Conectado",
        Wire: "El cable",
        Host: "Dirección del servidor",
        Port: "Puerto",
        Connect: "Conectar",
        Serial: "Cable serie",
        SerialPort: "Puerto serie",
        PortPath: "Ruta del puerto",
        Keep: "Llevar la sala",
        More: "Más sobre");

    public static readonly Words English = new(
        Name: "Your name",
        Enter: "Come in",
        ComposerStart: "Write",
        OfflineStart: "Offline",
        Messages: "Messages of",
        GoTo: "Go to…",
        Destination: "A room, a person…",
        State: "State of the connection",
        Connected: "Connected",
        Wire: "The wire",
        Host: "Server address",
        Port: "Port",
        Connect: "Connect",
        Serial: "Serial cable",
        SerialPort: "Serial port",
        PortPath: "Path of the port",
        Keep: "Keep the room",
        More: "More about");
}
