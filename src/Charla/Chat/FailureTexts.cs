using Charla.Client;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What went wrong and what to do about it, one sentence for each kind of failure.</summary>
internal static class FailureTexts
{
    public static readonly Bilingual Full = new("Hay demasiado por enviar. Espera un poco.", "Too much is waiting to be sent. Wait a little.");
    public static readonly Bilingual Closed = new("La conversación ha terminado.", "The conversation is over.");

    private static readonly Bilingual _web = new(
        "En {0} contesta un servidor web. Si Charla está detrás, usa ws://{0}/ws.",
        "A web server answers on {0}. If Charla is behind it, use ws://{0}/ws.");

    private static readonly Bilingual _tls = new(
        "En {0} hay que hablar TLS. Prueba con tls://{0}.",
        "{0} wants TLS. Try tls://{0}.");

    private static readonly Bilingual _tlsFailed = new(
        "No se pudo cifrar la conexión con {0}: {2} Comprueba el certificado, o conéctate sin tls://.",
        "The connection to {0} could not be encrypted: {2} Check the certificate, or connect without tls://.");

    private static readonly Bilingual _nameTaken = new(
        "Ya hay alguien conectado como «{1}». Elige otro nombre: /nick NOMBRE",
        "Somebody is connected as “{1}” already. Choose another name: /nick NAME");

    private static readonly Bilingual _nameTakenInPipe = new(
        "Ya hay alguien conectado como «{1}». Elige otro nombre: charla chat SERVIDOR NOMBRE",
        "Somebody is connected as “{1}” already. Choose another name: charla chat HOST NAME");

    private static readonly Bilingual _nameRegistered = new(
        "«{1}» es el nombre de una cuenta. /login pide su contraseña; /nick toma otro nombre.",
        "“{1}” is the name of an account. /login asks for its password; /nick takes another name.");

    private static readonly Bilingual _nameRegisteredInPipe = new(
        "«{1}» es el nombre de una cuenta. Dale su contraseña con --password-file o un token con --token-file, o elige otro nombre.",
        "“{1}” is the name of an account. Give its password with --password-file or a token with --token-file, or choose another name.");

    private static readonly Bilingual _authRequired = new(
        "El servidor pide una cuenta. /login entra en la tuya, /register crea una.",
        "The server wants an account. /login opens yours, /register makes one.");

    private static readonly Bilingual _authRequiredInPipe = new(
        "El servidor pide una cuenta. Dale la contraseña con --password-file o un token con --token-file.",
        "The server wants an account. Give its password with --password-file or a token with --token-file.");

    private static readonly Bilingual _authFailed = new(
        "Lo que abría la cuenta ya no vale. /login pide la contraseña.",
        "What opened the account is no longer valid. /login asks for the password.");

    private static readonly Bilingual _authFailedInPipe = new(
        "El servidor no acepta la contraseña o el token. Revisa --password-file y --token-file.",
        "The server does not accept the password or the token. Check --password-file and --token-file.");

    private static readonly Bilingual _requestTimedOut = new("El servidor no contestó a tiempo; puede que lo haya hecho.", "The server did not answer in time; it may have done it.");

    private static readonly Bilingual _notConnected = new("Ahora no hay conexión. Inténtalo cuando vuelva.", "There is no connection now. Try when it is back.");

    private static readonly Bilingual _connectionLost = new("La conexión se cortó antes de la respuesta; puede que el servidor lo haya hecho.", "The connection was cut before the answer; the server may have done it.");

    public static readonly Bilingual OnlyMessages = new(
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
        Bilingual? remedy = problem switch
        {
            { Failure: ConnectFailure.NameTaken } => isTerminal ? _nameTaken : _nameTakenInPipe,
            { Failure: ConnectFailure.NameRegistered } => isTerminal ? _nameRegistered : _nameRegisteredInPipe,
            { Failure: ConnectFailure.AuthRequired } => isTerminal ? _authRequired : _authRequiredInPipe,
            { Failure: ConnectFailure.AuthFailed } => isTerminal ? _authFailed : _authFailedInPipe,
            { Failure: ConnectFailure.TlsFailed } => _tlsFailed,
            { Failure: ConnectFailure.NotAChatServer, Answered: PeerProtocol.Http } => _web,
            { Failure: ConnectFailure.NotAChatServer, Answered: PeerProtocol.Tls } => _tls,
            _ => null,
        };
        return remedy?.With(SafeText.OneLine(server.Place), SafeText.OneLine(name), SafeText.OneLine(problem.Detail)) ?? ProblemTexts.Of(problem, server);
    }

    /// <summary>Why something that was asked of the server did not happen.</summary>
    public static Bilingual Of(ChatException failure) => failure.Failure switch
    {
        ChatFailure.TimedOut => _requestTimedOut,
        ChatFailure.NotConnected => _notConnected,
        ChatFailure.ConnectionLost => _connectionLost,
        ChatFailure.NotSupported => OnlyMessages,
        ChatFailure.Full => Full,
        ChatFailure.TooLong => _tooLong,
        ChatFailure.Closed => Closed,
        _ => Same(SafeText.OneLine(failure.Message)),
    };

    /// <summary>The server has said it in the person's language already.</summary>
    public static Bilingual Same(string text) => new(text, text);
}
