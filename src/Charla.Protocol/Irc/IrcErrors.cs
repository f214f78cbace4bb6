namespace Charla.Protocol.Irc;

/// <summary>The numerics that refuse.</summary>
internal static class IrcErrors
{
    public static readonly IrcNumeric UnknownError = new(400, "ERR_UNKNOWNERROR", "command :");
    public static readonly IrcNumeric NoSuchNick = new(401, "ERR_NOSUCHNICK", "nick", new("No hay nadie con ese nombre, ni canal", "No such nick/channel"));
    public static readonly IrcNumeric NoSuchServer = new(402, "ERR_NOSUCHSERVER", "server", new("No existe ese servidor", "No such server"));
    public static readonly IrcNumeric NoSuchChannel = new(403, "ERR_NOSUCHCHANNEL", "channel", new("No existe ese canal", "No such channel"));
    public static readonly IrcNumeric CannotSendToChannel = new(404, "ERR_CANNOTSENDTOCHAN", "channel", new("No se puede escribir en ese canal", "Cannot send to channel"));
    public static readonly IrcNumeric TooManyChannels = new(405, "ERR_TOOMANYCHANNELS", "channel", new("Estás en demasiados canales", "You have joined too many channels"));
    public static readonly IrcNumeric WasNoSuchNick = new(406, "ERR_WASNOSUCHNICK", "nick", new("No hubo nadie con ese nombre", "There was no such nickname"));
    public static readonly IrcNumeric TooManyTargets = new(407, "ERR_TOOMANYTARGETS", "target", new("Demasiados destinatarios", "Too many targets"));
    public static readonly IrcNumeric NoOrigin = new(409, "ERR_NOORIGIN", "", new("Falta el origen", "No origin specified"));
    public static readonly IrcNumeric InvalidCapCommand = new(410, "ERR_INVALIDCAPCMD", "subcommand", new("No existe esa orden de CAP", "Invalid CAP command"));
    public static readonly IrcNumeric NoRecipient = new(411, "ERR_NORECIPIENT", "", new("Falta el destinatario ({0})", "No recipient given ({0})"));
    public static readonly IrcNumeric NoTextToSend = new(412, "ERR_NOTEXTTOSEND", "", new("Falta el texto", "No text to send"));
    public static readonly IrcNumeric InputTooLong = new(417, "ERR_INPUTTOOLONG", "", new("La línea es demasiado larga", "Input line was too long"));
    public static readonly IrcNumeric UnknownCommand = new(421, "ERR_UNKNOWNCOMMAND", "command", new("No existe esa orden", "Unknown command"));
    public static readonly IrcNumeric NoMotd = new(422, "ERR_NOMOTD", "", new("No hay mensaje del día", "MOTD File is missing"));
    public static readonly IrcNumeric NoNicknameGiven = new(431, "ERR_NONICKNAMEGIVEN", "", new("Falta el nombre", "No nickname given"));
    public static readonly IrcNumeric ErroneousNickname = new(432, "ERR_ERRONEUSNICKNAME", "nick", new("Ese nombre no vale: solo letras, cifras y los signos - _ .", "Erroneous nickname: letters, digits and - _ . only"));
    public static readonly IrcNumeric NicknameInUse = new(433, "ERR_NICKNAMEINUSE", "nick", new("Ese nombre está en uso", "Nickname is already in use"));
    public static readonly IrcNumeric UserNotInChannel = new(441, "ERR_USERNOTINCHANNEL", "nick channel", new("No está en ese canal", "They aren't on that channel"));
    public static readonly IrcNumeric NotOnChannel = new(442, "ERR_NOTONCHANNEL", "channel", new("No estás en ese canal", "You're not on that channel"));
    public static readonly IrcNumeric UserOnChannel = new(443, "ERR_USERONCHANNEL", "nick channel", new("ya está en el canal", "is already on channel"));
    public static readonly IrcNumeric NotRegistered = new(451, "ERR_NOTREGISTERED", "", new("Primero di quién eres, con NICK y USER", "You have not registered"));
    public static readonly IrcNumeric NeedMoreParams = new(461, "ERR_NEEDMOREPARAMS", "command", new("Faltan parámetros", "Not enough parameters"));
    public static readonly IrcNumeric AlreadyRegistered = new(462, "ERR_ALREADYREGISTERED", "", new("Ya dijiste quién eres", "You may not reregister"));
    public static readonly IrcNumeric PasswordMismatch = new(464, "ERR_PASSWDMISMATCH", "", new("La contraseña no es correcta", "Password incorrect"));
    public static readonly IrcNumeric YoureBanned = new(465, "ERR_YOUREBANNEDCREEP", "", new("Te han vetado en este servidor.", "You are banned from this server."));
    public static readonly IrcNumeric ChannelIsFull = new(471, "ERR_CHANNELISFULL", "channel", new("No puedes entrar: está lleno (+l)", "Cannot join channel (+l)"));
    public static readonly IrcNumeric UnknownMode = new(472, "ERR_UNKNOWNMODE", "mode", new("no es un modo que conozca", "is unknown mode char to me"));
    public static readonly IrcNumeric InviteOnlyChannel = new(473, "ERR_INVITEONLYCHAN", "channel", new("No puedes entrar sin invitación (+i)", "Cannot join channel (+i)"));
    public static readonly IrcNumeric BannedFromChannel = new(474, "ERR_BANNEDFROMCHAN", "channel", new("No puedes entrar: te han vetado (+b)", "Cannot join channel (+b)"));
    public static readonly IrcNumeric BadChannelKey = new(475, "ERR_BADCHANNELKEY", "channel", new("No puedes entrar sin la clave (+k)", "Cannot join channel (+k)"));
    public static readonly IrcNumeric BadChannelMask = new(476, "ERR_BADCHANMASK", "channel", new("Un canal no se puede llamar así", "Bad Channel Mask"));
    public static readonly IrcNumeric NeedRegisteredNick = new(477, "ERR_NEEDREGGEDNICK", "channel", new("Para eso hay que entrar con una cuenta", "You need to be identified with a registered account"));
    public static readonly IrcNumeric BanListFull = new(478, "ERR_BANLISTFULL", "channel mode", new("La lista está llena", "Channel list is full"));
    public static readonly IrcNumeric NoPrivileges = new(481, "ERR_NOPRIVILEGES", "", new("Eso solo lo puede hacer quien administra el servidor", "Permission Denied- You're not an IRC operator"));
    public static readonly IrcNumeric ChanOpPrivilegesNeeded = new(482, "ERR_CHANOPRIVSNEEDED", "channel", new("Eso solo lo puede hacer quien modera el canal", "You're not channel operator"));
    public static readonly IrcNumeric CantKillServer = new(483, "ERR_CANTKILLSERVER", "", new("A un servidor no se le puede echar", "You cant kill a server!"));
    public static readonly IrcNumeric NoOperHost = new(491, "ERR_NOOPERHOST", "", new("Desde aquí no se puede administrar el servidor", "No O-lines for your host"));
    public static readonly IrcNumeric UnknownUserMode = new(501, "ERR_UMODEUNKNOWNFLAG", "", new("No existe ese modo", "Unknown MODE flag"));
    public static readonly IrcNumeric UsersDontMatch = new(502, "ERR_USERSDONTMATCH", "", new("Los modos de otra persona no se pueden cambiar", "Cant change mode for other users"));
    public static readonly IrcNumeric HelpNotFound = new(524, "ERR_HELPNOTFOUND", "subject", new("De eso no hay ayuda", "No help available on this topic"));
    public static readonly IrcNumeric InvalidKey = new(525, "ERR_INVALIDKEY", "channel", new("Esa clave no vale", "Key is not well-formed"));
    public static readonly IrcNumeric InvalidModeParam = new(696, "ERR_INVALIDMODEPARAM", "target mode parameter :");
    public static readonly IrcNumeric NoPrivilege = new(723, "ERR_NOPRIVS", "privilege", new("Te falta el permiso para eso.", "Insufficient oper privileges."));
    public static readonly IrcNumeric MonitorListFull = new(734, "ERR_MONLISTFULL", "limit targets", new("La lista de MONITOR está llena.", "Monitor list is full."));
    public static readonly IrcNumeric NickLocked = new(902, "ERR_NICKLOCKED", "", new("El nombre lo pone tu cuenta", "You must use a nick assigned to you"));
    public static readonly IrcNumeric SaslFail = new(904, "ERR_SASLFAIL", "", new("El nombre o la contraseña no son correctos", "SASL authentication failed"));
    public static readonly IrcNumeric SaslTooLong = new(905, "ERR_SASLTOOLONG", "", new("La respuesta es demasiado larga", "SASL message too long"));
    public static readonly IrcNumeric SaslAborted = new(906, "ERR_SASLABORTED", "", new("Identificación cancelada", "SASL authentication aborted"));
    public static readonly IrcNumeric SaslAlready = new(907, "ERR_SASLALREADY", "", new("Ya te has identificado", "You have already authenticated using SASL"));
}
