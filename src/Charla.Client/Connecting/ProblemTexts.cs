using Charla.Protocol;

namespace Charla.Client.Connecting;

/// <summary>What a connection's problem means for a person and what helps, in one sentence. What has to be typed where, a program that knows it says better itself.</summary>
internal static class ProblemTexts
{
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
        "Nadie conoce el nombre {1}. Comprueba cómo está escrito, o usa la dirección IP.",
        "Nobody knows the name {1}. Check its spelling, or use the IP address.");

    private static readonly Bilingual _notAChatServer = new(
        "Lo que contesta en {0} no es un servidor de chat. Comprueba el puerto (5000 por omisión).",
        "What answers on {0} is not a chat server. Check the port (5000 by default).");

    private static readonly Bilingual _stranger = new(
        "En {0} contesta {1}, no un servidor de chat. Comprueba el puerto (5000 por omisión).",
        "What answers on {0} is {1}, not a chat server. Check the port (5000 by default).");

    private static readonly Bilingual _hungUp = new(
        "{0} colgó sin decir nada: no es un servidor de chat, o no quiere hablar con este equipo.",
        "{0} hung up without a word: it is not a chat server, or does not want to talk to this machine.");

    private static readonly Bilingual _tlsFailed = new("No se pudo cifrar la conexión con {0}: {2}", "The connection to {0} could not be encrypted: {2}");
    private static readonly Bilingual _certificateChanged = new(
        "¡ATENCIÓN! {0} enseña otro certificado que las otras veces: {2} Puede que alguien se haya puesto en medio. Compara la huella con la que muestra el servidor al arrancar; si es la suya, borra esa línea del archivo.",
        "WARNING! {0} shows another certificate than before: {2} Somebody may have put themselves between. Compare the fingerprint with the one that the server shows when it starts; if it is its own, delete that line of the file.");

    private static readonly Bilingual _serverFull = new("El servidor está lleno. Prueba más tarde.", "The server is full. Try later.");
    private static readonly Bilingual _shuttingDown = new("El servidor se está deteniendo. Prueba en un momento.", "The server is stopping. Try in a moment.");
    private static readonly Bilingual _rejected = new("El servidor no te deja entrar: {2}", "The server does not let you in: {2}");

    private static readonly Bilingual _takenOver = new(
        "Otra conexión continuó esta conversación en tu lugar.",
        "Another connection went on with this conversation in your place.");

    private static readonly Bilingual _lost = new("Se perdió la conexión con {0}.", "The connection to {0} was lost.");
    private static readonly Bilingual _other = new("No se pudo conectar con {0}: {2}", "Could not connect to {0}: {2}");

    private static readonly Dictionary<ConnectFailure, Bilingual> _byFailure = new()
    {
        [ConnectFailure.Refused] = _refused,
        [ConnectFailure.TimedOut] = _timedOut,
        [ConnectFailure.Unreachable] = _unreachable,
        [ConnectFailure.NameNotFound] = _nameNotFound,
        [ConnectFailure.TlsFailed] = _tlsFailed,
        [ConnectFailure.CertificateChanged] = _certificateChanged,
        [ConnectFailure.NameTaken] = _rejected,
        [ConnectFailure.AuthRequired] = _rejected,
        [ConnectFailure.AuthFailed] = _rejected,
        [ConnectFailure.NameRegistered] = _rejected,
        [ConnectFailure.AccountDisabled] = _rejected,
        [ConnectFailure.RegistrationClosed] = _rejected,
        [ConnectFailure.InviteRequired] = _rejected,
        [ConnectFailure.WeakPassword] = _rejected,
        [ConnectFailure.ServerFull] = _serverFull,
        [ConnectFailure.ShuttingDown] = _shuttingDown,
        [ConnectFailure.Rejected] = _rejected,
        [ConnectFailure.TakenOver] = _takenOver,
        [ConnectFailure.Lost] = _lost,
    };

    private static readonly Dictionary<PeerProtocol, Bilingual> _strangers = new()
    {
        [PeerProtocol.Http] = new("un servidor web", "a web server"),
        [PeerProtocol.Tls] = new("un puerto que habla TLS", "a port that speaks TLS"),
        [PeerProtocol.Ssh] = new("un servidor SSH", "an SSH server"),
        [PeerProtocol.Irc] = new("un servidor IRC", "an IRC server"),
        [PeerProtocol.NumberedReplies] = new("un servidor de correo o FTP", "a mail or FTP server"),
    };

    /// <summary>The sentence for a problem with a server.</summary>
    public static Bilingual Of(ConnectionProblem problem, ServerAddress server)
    {
        string place = SafeText.OneLine(server.Place);
        return problem.Failure == ConnectFailure.NotAChatServer
            ? NotAChatServer(problem.Answered, place)
            : _byFailure.GetValueOrDefault(problem.Failure, _other).With(place, SafeText.OneLine(server.Host), SafeText.OneLine(problem.Detail));
    }

    private static Bilingual NotAChatServer(PeerProtocol answered, string place) => answered switch
    {
        PeerProtocol.None => _hungUp.With(place),
        _ when _strangers.TryGetValue(answered, out Bilingual stranger) => _stranger.With(place, stranger),
        _ => _notAChatServer.With(place),
    };
}
