namespace Charla.Protocol;

/// <summary>What a person is told for each error code.</summary>
internal static class ErrorTexts
{
    private static readonly Dictionary<string, Bilingual> _texts = new()
    {
        [ErrorCode.BadFrame] = new("La cabecera no es un número de diez bytes, o la trama quedó a medias. Cada trama empieza con la longitud del texto en bytes, en decimal, alineada a la izquierda y rellenada con espacios hasta diez.", "The header is not a number of ten bytes, or the frame was cut short. Every frame begins with the text's length in bytes, in decimal, left-justified and padded with spaces to ten."),
        [ErrorCode.TooLong] = new("Demasiado largo: {0}.", "Too long: {0}."),
        [ErrorCode.BadUtf8] = new("El texto no está en UTF-8.", "The text is not UTF-8."),
        [ErrorCode.BadJson] = new("Eso no es un objeto JSON, o tiene demasiados niveles.", "That is not a JSON object, or it is nested too deep."),
        [ErrorCode.BadRequest] = new("Falta el campo «{0}», o no vale lo que trae.", "The field \"{0}\" is missing, or its value is not valid."),
        [ErrorCode.UnknownOp] = new("No existe la operación «{0}».", "There is no operation \"{0}\"."),
        [ErrorCode.NotJoined] = new("No estás en la sala «{0}». Entra primero con join.", "You are not in the room \"{0}\". Join it first."),
        [ErrorCode.NoSuchRoom] = new("No existe la sala «{0}».", "There is no room \"{0}\"."),
        [ErrorCode.NoSuchMessage] = new("No hay ningún mensaje con ese número, o ya fue borrado.", "There is no message with that number, or it was deleted."),
        [ErrorCode.NoSuchUser] = new("«{0}» no está conectado con un cliente que reciba mensajes directos.", "\"{0}\" is not connected with a client that takes direct messages."),
        [ErrorCode.Forbidden] = new("Eso no lo puedes hacer aquí. Un mensaje lo cambia solo quien lo escribió, y lo borra también quien modera la sala.", "You may not do that here. Only its author may change a message, and only its author or a moderator may delete it."),
        [ErrorCode.Banned] = new("Te han vetado en la sala «{0}».", "You are banned from the room \"{0}\"."),
        [ErrorCode.Muted] = new("Te han silenciado en la sala «{0}»: puedes leer, pero no escribir.", "You are muted in the room \"{0}\": you may read, but not write."),
        [ErrorCode.RoomLocked] = new("La sala «{0}» está cerrada por ahora: solo se puede leer.", "The room \"{0}\" is locked for now: it may only be read."),
        [ErrorCode.InviteOnly] = new("En la sala «{0}» solo se entra con invitación.", "The room \"{0}\" is for those who were invited."),
        [ErrorCode.NoSuchAccount] = new("No hay ninguna cuenta «{0}».", "There is no account \"{0}\"."),
        ["kicked"] = new("Te han echado de la sala «{0}».", "You were thrown out of the room \"{0}\"."),
        [ErrorCode.NameTaken] = new("El nombre «{0}» está en uso. Elige otro.", "The name \"{0}\" is taken. Choose another."),
        [ErrorCode.ConfusableName] = new("El nombre «{0}» se puede confundir con otro: mezcla alfabetos, o lleva caracteres que no se ven o que imitan a otros. Elige otro.", "The name \"{0}\" could be taken for another: it mixes scripts, or has characters that are not seen or look like others. Choose another."),
        [ErrorCode.AuthRequired] = new("Aquí solo se entra con una cuenta. Identifícate con tu contraseña.", "Only those with an account may come in here. Sign in with your password."),
        [ErrorCode.AuthFailed] = new("El nombre o la contraseña no son correctos.", "The name or the password is not right."),
        [ErrorCode.NameRegistered] = new("El nombre «{0}» está registrado. Si es tuyo, identifícate con tu contraseña; si no, elige otro.", "The name \"{0}\" is registered. If it is yours, sign in with your password; if not, choose another."),
        [ErrorCode.RegistrationClosed] = new("En este servidor las cuentas las crea quien lo administra.", "On this server accounts are made by its administrator."),
        [ErrorCode.BadInvite] = new("Para crear una cuenta aquí hace falta una invitación que valga: pídesela a quien administra el servidor.", "To make an account here you need a valid invitation: ask the server's administrator for one."),
        [ErrorCode.WeakPassword] = new("La contraseña es demasiado corta: usa al menos 8 caracteres.", "The password is too short: use at least 8 characters."),
        [ErrorCode.AccountDisabled] = new("Esta cuenta está desactivada.", "This account is disabled."),
        [ErrorCode.RateLimited] = new("Demasiado, demasiado deprisa. Espera un momento.", "Too much, too fast. Wait a moment."),
        [ErrorCode.TooSlow] = new("Lo que empezaste a enviar no llegó entero a tiempo, o no enviaste nada.", "What you began to send did not arrive whole in time, or you sent nothing."),
        [ErrorCode.TooMany] = new("Ya hay tantas salas como puede haber.", "There are as many rooms as there may be."),
        [ErrorCode.RoomFull] = new("La sala «{0}» está llena. Inténtalo más tarde.", "The room \"{0}\" is full. Try again later."),
        [ErrorCode.ServerFull] = new("El servidor está lleno. Inténtalo más tarde.", "The server is full. Try again later."),
        [ErrorCode.Unavailable] = new("El registro de la sala no está disponible ahora (¿disco lleno?). No se guardó nada: inténtalo otra vez.", "The room's log is not available now (disk full?). Nothing was kept: try again."),
        ["resumed_elsewhere"] = new("La sesión sigue en otra conexión.", "The session goes on in another connection."),
        [ErrorCode.ShuttingDown] = new("El servidor se detiene.", "The server is stopping."),
    };

    /// <summary>The sentence for a code, with what it is about filled in.</summary>
    public static Bilingual For(string code, string? about = null) => _texts[code].With(about ?? "?");
}
