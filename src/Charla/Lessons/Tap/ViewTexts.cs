using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;

namespace Charla.Lessons.Tap;

/// <summary>The words of the tap's view.</summary>
internal static class ViewTexts
{
    public static readonly Bilingual Opened = new("conexión {0} · {1} · cliente {2} ▶ servidor {3}", "connection {0} · {1} · client {2} ▶ server {3}");
    public static readonly Bilingual Unreachable = new("conexión {0} · {1} · cliente {2}: no se llega al servidor ({3}); se le cuelga", "connection {0} · {1} · client {2}: the server can't be reached ({3}); it is hung up on");
    public static readonly Bilingual Closed = new("conexión {0} cerrada · duró {1} s", "connection {0} closed · it lasted {1} s");
    public static readonly Bilingual SideSum = new("{0}: {1} bytes en {2} lecturas, {3} unidades", "{0}: {1} bytes in {2} reads, {3} units");
    public static readonly Bilingual SideMissed = new(" ({0} lecturas no se pudieron mirar)", " ({0} reads could not be looked at)");
    public static readonly Bilingual Client = new("cliente", "client");
    public static readonly Bilingual Server = new("servidor", "server");
    public static readonly Bilingual Missed = new("… {0} lecturas no se mostraron: la pantalla no da abasto", "… {0} reads were not shown: the screen can't keep up");
    public static readonly Bilingual MissedHere = new("… {0} lecturas antes de esta no se pudieron mirar", "… {0} reads before this one could not be looked at");
    public static readonly Bilingual EndsInCharacter = new("✂ acaba con {0}, el principio de un carácter que llega partido", "✂ it ends with {0}, the beginning of a character that comes in two");
    public static readonly Bilingual BeginsInCharacter = new("✂ empieza con {0}: el resto de «{1}» ({2})", "✂ it begins with {0}: the rest of “{1}” ({2})");
    public static readonly Bilingual Later = new("{0} µs después de leerlos", "{0} µs after they were read");
    public static readonly Bilingual Fin = new("FIN: no envía más", "FIN: sends nothing more");
    public static readonly Bilingual Reset = new("RST: corta la conexión", "RST: breaks the connection off");
    public static readonly Bilingual Split = new("el tap entrega en trozos estos bytes desde aquí (--split)", "the tap hands these bytes on in pieces from here on (--split)");
    public static readonly Bilingual Stalled = new("el tap deja de entregar estos bytes (--stall)", "the tap hands these bytes on no more (--stall)");
    public static readonly Bilingual Cut = new("el tap corta la conexión con RST (--reset-after)", "the tap breaks the connection off with RST (--reset-after)");
    public static readonly Bilingual Vanished = new("el cliente desaparece y el servidor no se entera (--half-open)", "the client vanishes and the server isn't told (--half-open)");

    public static readonly Bilingual Announces = new("anuncia {0}; ", "announces {0}; ");
    public static readonly Bilingual Bytes = new("{0} bytes", "{0} bytes");
    public static readonly Bilingual Characters = new(" = {0} caracteres", " = {0} characters");
    public static readonly Bilingual CountsCharacters = new("; la cabecera cuenta caracteres", "; the header counts characters");
    public static readonly Bilingual CountsUnits = new("; la cabecera cuenta unidades UTF-16", "; the header counts UTF-16 units");
    public static readonly Bilingual InReads = new("; llegó en {0} lecturas", "; came in {0} reads");
    public static readonly Bilingual EndsWith = new("; acaba en {0}", "; ends with {0}");
    public static readonly Bilingual NotWhole = new("; incompleta", "; not whole");

    public static readonly Bilingual Header = new("cabecera", "header");
    public static readonly Bilingual Text = new("texto", "text");
    public static readonly Bilingual Fields = new("campos", "fields");
    public static readonly Bilingual Hex = new("hex", "hex");

    public static Bilingual NameOf(UnitKind kind) => kind switch
    {
        UnitKind.Frame => new("trama", "frame"),
        UnitKind.Pickle => new("pickle", "pickle"),
        UnitKind.Line => new("línea", "line"),
        UnitKind.Http => new("HTTP", "HTTP"),
        UnitKind.Bytes => new("bytes", "bytes"),
        _ => new("WebSocket", "WebSocket"),
    };
}
