using Charla.Protocol;

namespace Charla.App;

/// <summary>What <c>charla app</c> says to a person.</summary>
internal static class AppTexts
{
    public static readonly Bilingual Description = new(
        "Abre Charla en una ventana propia: habla con servidores por TCP, los del curso incluidos, y por puertos serie.",
        "Opens Charla in a window of its own: it talks to servers over TCP, the course's included, and over serial ports.");

    public static readonly Bilingual Server = new("El servidor que poner en el formulario: HOST o HOST:PUERTO", "The server to put into the form: HOST or HOST:PORT");
    public static readonly Bilingual Name = new("El nombre que poner en el formulario", "The name to put into the form");
    public static readonly Bilingual Port = new("Puerto local de la página; 0 es uno libre. Por omisión el de la última vez, si sigue libre.", "Local port of the page; 0 is a free one. Default: that of the last time, if it is still free.");
    public static readonly Bilingual NoBrowser = new("No abre nada: solo dice la dirección.", "Opens nothing: only tells the address.");
    public static readonly Bilingual Browser = new("El navegador con el que abrirla: Chromium, Chrome o Edge.", "The browser to open it with: Chromium, Chrome or Edge.");
    public static readonly Bilingual Lang = new("Idioma: es o en", "Language: es or en");
    public static readonly Bilingual OnlyTcp = new("La ventana conecta por TCP: escribe HOST o HOST:PUERTO, no «{0}».", "The window connects over TCP: write HOST or HOST:PORT, not “{0}”.");
    public static readonly Bilingual Tls = new("Cifra con TLS lo que habla con servidores. El certificado propio de un servidor se recuerda la primera vez", "Encrypts with TLS what it says to servers. A server's own certificate is remembered the first time");
    public static readonly Bilingual BadPort = new("«{0}» no es un puerto: de 0 a 65535.", "“{0}” is not a port: 0 to 65535.");

    public static readonly Bilingual Address = new("Charla está en {0}", "Charla is at {0}");
    public static readonly Bilingual Private = new("Esa dirección es solo para ti. Ctrl+C termina.", "That address is for you alone. Ctrl+C ends it.");
    public static readonly Bilingual UntilClosed = new("Esa dirección es solo para ti. Cerrar la ventana termina; Ctrl+C también.", "That address is for you alone. Closing the window ends it; so does Ctrl+C.");

    public static readonly Bilingual NotStarted = new("No se pudo abrir {0}: {1} Abre tú la dirección.", "Could not open {0}: {1} Open the address yourself.");
    public static readonly Bilingual EndedAtOnce = new("{0} se cerró nada más abrirse (código {1}). Abre tú la dirección.", "{0} ended as soon as it had begun (code {1}). Open the address yourself.");
    public static readonly Bilingual NoScreen = new("Aquí no hay pantalla gráfica en la que abrir una ventana. Abre tú la dirección.", "There is no graphical screen here to open a window on. Open the address yourself.");
    public static readonly Bilingual NoPort = new("No se puede usar el puerto {0}: {1} Elige otro con --port, o 0.", "Can't use port {0}: {1} Choose another with --port, or 0.");
}
