namespace Charla.Protocol.Irc;

/// <summary>A reply that programs tell by its code: IRCv3 standard-replies.</summary>
/// <param name="Kind"><c>FAIL</c>, <c>WARN</c> or <c>NOTE</c>.</param>
/// <param name="Code">What has happened.</param>
/// <param name="Text">What a person is told.</param>
internal sealed record IrcStandardReply(string Kind, string Code, Bilingual Text)
{
    public static readonly IrcStandardReply InvalidUtf8 = Fail("INVALID_UTF8", "Mensaje rechazado: en este servidor todo va en UTF-8", "Message rejected, your IRC software MUST use UTF-8 encoding on this network");
    public static readonly IrcStandardReply ForbiddenByte = Fail("INVALID_MESSAGE", "Mensaje rechazado: lleva un NUL o un retorno de carro suelto", "Message rejected: it has a NUL or a lone carriage return");
    public static readonly IrcStandardReply AccountRequired = Fail("ACCOUNT_REQUIRED", "Para eso hay que entrar con una cuenta", "You must be logged in to do that");
    public static readonly IrcStandardReply NeedMoreParams = Fail("NEED_MORE_PARAMS", "Faltan parámetros", "Missing parameters");
    public static readonly IrcStandardReply InvalidParams = Fail("INVALID_PARAMS", "Los parámetros no valen", "Invalid parameters");
    public static readonly IrcStandardReply InvalidTarget = Fail("INVALID_TARGET", "De ahí no se puede", "Messages could not be retrieved");
    public static readonly IrcStandardReply InvalidMessageReference = Fail("INVALID_MSGREFTYPE", "Así no se nombra un mensaje", "Unsupported message reference");
    public static readonly IrcStandardReply MessageError = Fail("MESSAGE_ERROR", "Los mensajes no están disponibles ahora", "Messages could not be retrieved");
    public static readonly IrcStandardReply RateLimited = Fail("RATE_LIMITED", "Demasiado, demasiado deprisa. Espera un momento", "Too much, too fast. Wait a moment");
    public static readonly IrcStandardReply TemporarilyUnavailable = Fail("TEMPORARILY_UNAVAILABLE", "Ahora no se puede. Inténtalo más tarde", "Not available now. Try again later");
    public static readonly IrcStandardReply InternalError = Fail("INTERNAL_ERROR", "Algo ha fallado en el servidor", "The server could not do that");

    public static readonly IrcStandardReply MultilineMaxBytes = Fail("MULTILINE_MAX_BYTES", "El mensaje es demasiado largo", "Multiline batch max-bytes exceeded");
    public static readonly IrcStandardReply MultilineMaxLines = Fail("MULTILINE_MAX_LINES", "El mensaje tiene demasiadas líneas", "Multiline batch max-lines exceeded");
    public static readonly IrcStandardReply MultilineInvalidTarget = Fail("MULTILINE_INVALID_TARGET", "Las líneas de un mensaje van todas al mismo sitio", "Invalid multiline target");
    public static readonly IrcStandardReply MultilineInvalid = Fail("MULTILINE_INVALID", "Las líneas del mensaje no son correctas", "Invalid multiline batch");

    public static readonly IrcStandardReply RedactForbidden = Fail("REDACT_FORBIDDEN", "Ese mensaje no lo puedes borrar", "You are not authorised to delete this message");
    public static readonly IrcStandardReply UnknownMessage = Fail("UNKNOWN_MSGID", "Ese mensaje no existe, o ya fue borrado", "This message does not exist or is too old");

    public static readonly IrcStandardReply AccountExists = Fail("ACCOUNT_EXISTS", "Esa cuenta ya existe", "Account already exists");
    public static readonly IrcStandardReply AccountNameMustBeNick = Fail("ACCOUNT_NAME_MUST_BE_NICK", "La cuenta se llama como tú", "Your account name must be your nickname");
    public static readonly IrcStandardReply AlreadyAuthenticated = Fail("ALREADY_AUTHENTICATED", "Ya has entrado con una cuenta", "You are already authenticated");
    public static readonly IrcStandardReply BadAccountName = Fail("BAD_ACCOUNT_NAME", "Una cuenta no se puede llamar así", "Bad account name");
    public static readonly IrcStandardReply CompleteConnectionRequired = Fail("COMPLETE_CONNECTION_REQUIRED", "Primero hay que terminar de entrar", "Finish connecting before you register");
    public static readonly IrcStandardReply NeedNick = Fail("NEED_NICK", "Primero hay que tener un nombre", "Choose a nickname before you register");
    public static readonly IrcStandardReply InvalidEmail = Fail("INVALID_EMAIL", "Esa dirección no vale", "That email address is not valid");
    public static readonly IrcStandardReply WeakPassword = Fail("WEAK_PASSWORD", "La contraseña es demasiado corta", "Your password is too weak");
    public static readonly IrcStandardReply UnacceptablePassword = Fail("UNACCEPTABLE_PASSWORD", "Esa contraseña no se puede usar", "That password cannot be used");
    public static readonly IrcStandardReply RegistrationDisallowed = Fail("DISALLOWED", "En este servidor las cuentas las crea quien lo administra", "Accounts on this server are made by its administrator");
    public static readonly IrcStandardReply InvalidCode = Fail("INVALID_CODE", "El código no vale", "Invalid verification code");

    public static readonly IrcStandardReply ChannelNameInUse = Fail("CHANNEL_NAME_IN_USE", "Ya hay una sala con ese nombre", "Channel already exists");
    public static readonly IrcStandardReply CannotRename = Fail("CANNOT_RENAME", "Esa sala no puede cambiar de nombre", "You cannot rename the channel");
    public static readonly IrcStandardReply InvalidRealName = Fail("INVALID_REALNAME", "Ese nombre no vale", "Realname is not valid");

    public static readonly IrcStandardReply InvalidKey = Fail("KEY_INVALID", "Esa clave no vale", "Invalid key");
    public static readonly IrcStandardReply KeyNoPermission = Fail("KEY_NO_PERMISSION", "Eso no lo puedes cambiar", "You do not have permission to set that key");
    public static readonly IrcStandardReply KeyNotSet = Fail("KEY_NOT_SET", "Esa clave no tiene valor", "Key not set");
    public static readonly IrcStandardReply MetadataLimit = Fail("LIMIT_REACHED", "Ya hay tantas claves como puede haber", "Metadata limit reached");
    public static readonly IrcStandardReply MetadataTarget = Fail("INVALID_TARGET", "No existe esa persona, ni esa sala", "Invalid metadata target");
    public static readonly IrcStandardReply TooManySubscriptions = Fail("TOO_MANY_SUBS", "Sigues demasiadas claves", "Too many subscriptions");
    public static readonly IrcStandardReply ValueInvalid = Fail("VALUE_INVALID", "Ese valor no vale", "Value is too long or not UTF-8");

    private static IrcStandardReply Fail(string code, string spanish, string english) => new("FAIL", code, new Bilingual(spanish, english));
}
