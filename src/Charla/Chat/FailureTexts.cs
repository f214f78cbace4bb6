using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What went wrong and what to do about it, one sentence for each kind of failure.</summary>
internal static class FailureTexts
{
    public static readonly Bilingual Full = new("Hay demasiado por enviar. Espera un poco.", "Too much is waiting to be sent. Wait a little.");
    public static readonly Bilingual Closed = new("La conversación ha terminado.", "The conversation is over.");

    private static readonly Bilingual _refused = new(
        "En {0} no escucha nadie. Comprueba el puerto, y que el servidor esté en marcha (charla serve).",
        "Nobody is listening on {0}. Check the port, and that the server is running (charla serve).");

    private static readonly Bilingual _timedOut = new(
        "{0} no contesta. Comprueba la dirección y que ningún cortafuegos corte el puerto.",
        "{0} does not answer. Check the address, and that no firewall blocks the port.");

    private static readonly Bilingual _unreachable = new(
        "No hay camino hasta {0}. Comprueba tu red y la dirección.",
        "There is no route to {0}. Check your network and the address.");

    private static readonly Bilingual _nameNotFound = new(
        "Nadie conoce el nombre {0}. Comprueba cómo está escrito, o usa la dirección IP.",
        "Nobody knows the name {0}. Check its spelling, or use the IP address.");

    private static readonly Bilingual _notAChatServer = new(
        "Lo que contesta en {0} no es un servidor de chat. Comprueba el puerto (5000 por omisión).",
        "What answers on {0} is not a chat server. Check the port (5000 by default).");

    private static readonly Bilingual _web = new(
        "En {0} contesta un servidor web. Si Charla está detrás, usa ws://{1}/ws.",
        "A web server answers on {0}. If Charla is behind it, use ws://{1}/ws.");

    private static readonly Bilingual _tls = new(
        "En {0} hay que hablar TLS. Prueba con tls://{1}.",
        "{0} wants TLS. Try tls://{1}.");

    private static readonly Bilingual _tlsFailed = new(
        "No se pudo cifrar la conexión con {0}: {2} Comprueba el certificado, o conéctate sin tls://.",
        "The connection to {0} could not be encrypted: {2} Check the certificate, or connect without tls://.");

    private static readonly Bilingual _nameTaken = new(
        "Ya hay alguien conectado como «{0}». Elige otro nombre: /nick NOMBRE",
        "Somebody is connected as “{0}” already. Choose another name: /nick NAME");

    private static readonly Bilingual _nameTakenInPipe = new(
        "Ya hay alguien conectado como «{0}». Elige otro nombre: charla chat SERVIDOR NOMBRE",
        "Somebody is connected as “{0}” already. Choose another name: charla chat HOST NAME");

    private static readonly Bilingual _authRequired = new(
        "El servidor pide identificarse. Pon la contraseña en la variable CHARLA_PASSWORD, o el token en CHARLA_TOKEN.",
        "The server wants to know who you are. Put the password into the variable CHARLA_PASSWORD, or the token into CHARLA_TOKEN.");

    private static readonly Bilingual _authFailed = new(
        "El servidor no acepta la contraseña o el token. Revisa CHARLA_PASSWORD y CHARLA_TOKEN.",
        "The server does not accept the password or the token. Check CHARLA_PASSWORD and CHARLA_TOKEN.");

    private static readonly Bilingual _serverFull = new("El servidor está lleno. Prueba más tarde.", "The server is full. Try later.");

    private static readonly Bilingual _shuttingDown = new("El servidor se está deteniendo. Prueba en un momento.", "The server is stopping. Try in a moment.");

    private static readonly Bilingual _rejected = new("El servidor no te deja entrar: {2}", "The server does not let you in: {2}");

    private static readonly Bilingual _takenOver = new(
        "Otra conexión continuó esta conversación en tu lugar.",
        "Another connection went on with this conversation in your place.");

    private static readonly Bilingual _lost = new("Se perdió la conexión con {0}.", "The connection to {0} was lost.");

    private static readonly Bilingual _other = new("No se pudo conectar con {0}: {2}", "Could not connect to {0}: {2}");

    private static readonly Bilingual _requestTimedOut = new("El servidor no contestó a tiempo; puede que lo haya hecho.", "The server did not answer in time; it may have done it.");

    private static readonly Bilingual _notConnected = new("Ahora no hay conexión. Inténtalo cuando vuelva.", "There is no connection now. Try when it is back.");

    private static readonly Bilingual _connectionLost = new("La conexión se cortó antes de la respuesta; puede que el servidor lo haya hecho.", "The connection was cut before the answer; the server may have done it.");

    private static readonly Bilingual _notSupported = new(
        "Este servidor sólo entiende mensajes: no tiene salas, historial ni órdenes.",
        "This server only understands messages: it has no rooms, no history and no commands.");

    private static readonly Bilingual _tooLong = new("Es demasiado largo para este servidor. Envíalo en partes.", "It is too long for this server. Send it in parts.");

    /// <summary>Why there is no connection.</summary>
    /// <param name="problem">What the client library says.</param>
    /// <param name="server">Where it tried to connect.</param>
    /// <param name="name">The name that it went by.</param>
    /// <param name="isTerminal">Whether another name can be chosen without starting again.</param>
    public static Bilingual Of(ConnectionProblem problem, ServerAddress server, string name, bool isTerminal)
    {
        string place = ChatOptions.Place(server);
        Bilingual text = problem.Failure switch
        {
            ConnectFailure.NameTaken => isTerminal ? _nameTaken : _nameTakenInPipe,
            ConnectFailure.NotAChatServer => NotAChatServer(problem.Answered),
            _ => _byFailure.GetValueOrDefault(problem.Failure, _other),
        };
        string first = problem.Failure switch
        {
            ConnectFailure.NameTaken => name,
            ConnectFailure.NameNotFound => server.Host,
            _ => place,
        };
        return text.With(SafeText.OneLine(first), place, SafeText.OneLine(problem.Detail));
    }

    /// <summary>Why something that was asked of the server did not happen.</summary>
    public static Bilingual Of(ChatException failure) => failure.Failure switch
    {
        ChatFailure.TimedOut => _requestTimedOut,
        ChatFailure.NotConnected => _notConnected,
        ChatFailure.ConnectionLost => _connectionLost,
        ChatFailure.NotSupported => _notSupported,
        ChatFailure.Full => Full,
        ChatFailure.TooLong => _tooLong,
        ChatFailure.Closed => Closed,
        _ => Same(SafeText.OneLine(failure.Message)),
    };

    private static readonly Dictionary<ConnectFailure, Bilingual> _byFailure = new()
    {
        [ConnectFailure.Refused] = _refused,
        [ConnectFailure.TimedOut] = _timedOut,
        [ConnectFailure.Unreachable] = _unreachable,
        [ConnectFailure.NameNotFound] = _nameNotFound,
        [ConnectFailure.TlsFailed] = _tlsFailed,
        [ConnectFailure.AuthRequired] = _authRequired,
        [ConnectFailure.AuthFailed] = _authFailed,
        [ConnectFailure.ServerFull] = _serverFull,
        [ConnectFailure.ShuttingDown] = _shuttingDown,
        [ConnectFailure.Rejected] = _rejected,
        [ConnectFailure.TakenOver] = _takenOver,
        [ConnectFailure.Lost] = _lost,
        [ConnectFailure.Other] = _other,
    };

    /// <summary>The server has said it in the person's language already.</summary>
    public static Bilingual Same(string text) => new(text, text);

    private static Bilingual NotAChatServer(PeerProtocol answered) => answered switch
    {
        PeerProtocol.Http => _web,
        PeerProtocol.Tls => _tls,
        _ => _notAChatServer,
    };
}
