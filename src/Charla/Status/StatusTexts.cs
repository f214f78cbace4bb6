using Charla.Protocol;

namespace Charla.Status;

/// <summary>What <c>charla status</c> says to a person.</summary>
internal static class StatusTexts
{
    public static readonly Bilingual Status = new("Cómo está la charla que se ejecuta con unos datos.", "How the chat is that runs with some data.");
    public static readonly Bilingual Data = new("Carpeta de los datos. Por omisión ./charla-data.", "Folder of the data. Default ./charla-data.");
    public static readonly Bilingual Json = new("En JSON, para un programa.", "As JSON, for a program.");

    public static readonly Bilingual Running = new("charla «{0}» {1}, proceso {2}, en marcha desde hace {3}", "charla “{0}” {1}, process {2}, running for {3}");
    public static readonly Bilingual Good = new("todo en orden", "all is well");
    public static readonly Bilingual State = new("Estado", "State");
    public static readonly Bilingual Ports = new("Puertos", "Ports");
    public static readonly Bilingual PortList = new("{0} (tramas), {1} (HTTP y WebSocket)", "{0} (frames), {1} (HTTP and WebSocket)");
    public static readonly Bilingual Connections = new("Conexiones", "Connections");
    public static readonly Bilingual Of = new("{0} de {1}", "{0} of {1}");
    public static readonly Bilingual Rooms = new("Salas", "Rooms");
    public static readonly Bilingual Events = new("Eventos", "Events");
    public static readonly Bilingual EventRate = new("{0} desde el arranque, {1} por segundo en el último minuto", "{0} since the start, {1} a second in the last minute");
    public static readonly Bilingual Readers = new("Lectores a los que se espera", "Readers waited for");
    public static readonly Bilingual Log = new("Registro", "Log");
    public static readonly Bilingual Disk = new("Disco", "Disk");
    public static readonly Bilingual DiskFree = new("{0} libres de {1}", "{0} free of {1}");
    public static readonly Bilingual DiskLow = new("{0}: SE ESTÁ LLENANDO", "{0}: FILLING UP");
    public static readonly Bilingual Memory = new("Memoria", "Memory");
    public static readonly Bilingual Backup = new("Última copia", "Last backup");
    public static readonly Bilingual Never = new("ninguna conocida (charla backup)", "none known (charla backup)");
    public static readonly Bilingual Certificate = new("Certificado", "Certificate");
    public static readonly Bilingual Until = new("hasta el {0}", "until {0}");
    public static readonly Bilingual NoTls = new("sin TLS", "without TLS");
    public static readonly Bilingual Ago = new("{0} (hace {1})", "{0} ({1} ago)");
}
