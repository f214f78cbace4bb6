using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What is said about accounts. <c>{0}</c> is the name it is about.</summary>
internal static class AccountTexts
{
    public static readonly Bilingual AskPassword = new("Contraseña de {0}: ", "Password of {0}: ");
    public static readonly Bilingual AskOldPassword = new("Contraseña de ahora: ", "Present password: ");
    public static readonly Bilingual AskNewPassword = new("Contraseña nueva: ", "New password: ");
    public static readonly Bilingual AskAgain = new("Otra vez: ", "Again: ");
    public static readonly Bilingual AskInvite = new("Invitación: ", "Invitation: ");

    public static readonly Bilingual Registered = new("«{0}» es el nombre de una cuenta. Escribe su contraseña; con Esc, /nick toma otro nombre.", "“{0}” is the name of an account. Type its password; after Esc, /nick takes another name.");
    public static readonly Bilingual NoGuests = new("Este servidor pide una cuenta. Escribe la contraseña de «{0}»; si aún no la tienes, Esc y /register.", "This server wants an account. Type the password of “{0}”; if you have none yet, Esc and /register.");
    public static readonly Bilingual WrongPassword = new("La contraseña no es correcta.", "The password is not right.");
    public static readonly Bilingual OldToken = new("Lo que se recordaba de «{0}» ya no abre la cuenta.", "What was remembered of “{0}” does not open the account any more.");
    public static readonly Bilingual NeedsInvite = new("Para crear una cuenta aquí hace falta una invitación del operador.", "To make an account here you need an invitation from the operator.");
    public static readonly Bilingual NotIn = new("No has entrado. /login pide la contraseña, /register crea una cuenta, /nick toma otro nombre.", "You are not in. /login asks for the password, /register makes an account, /nick takes another name.");
    public static readonly Bilingual NotTheSame = new("No son iguales: la contraseña no cambia.", "They are not the same: no password was set.");
    public static readonly Bilingual HasAccount = new("Ya usas la cuenta «{0}».", "You use the account “{0}” already.");
    public static readonly Bilingual NoAccount = new("No usas ninguna cuenta. /login entra en la tuya, /register crea una.", "You use no account. /login opens yours, /register makes one.");
    public static readonly Bilingual Opened = new("Eres {0}: el nombre es tuyo.", "You are {0}: the name is yours.");
    public static readonly Bilingual Left = new("Ya no usas la cuenta. Ahora te llamas {0}.", "You do not use the account any more. You are {0} now.");
    public static readonly Bilingual PasswordChanged = new("La contraseña es otra. En los demás programas hay que volver a entrar.", "The password is another one. Other clients have to sign in again.");
    public static readonly Bilingual NotKept = new("No se pudo recordar la cuenta: {0}", "The account could not be remembered: {0}");

    public static readonly Bilingual Tokens = new("Tokens de {0}:", "Tokens of {0}:");
    public static readonly Bilingual NoTokens = new("{0} no tiene tokens. «/tokens new NOMBRE» hace uno para un programa.", "{0} has no tokens. “/tokens new LABEL” makes one for a program.");
    public static readonly Bilingual NewToken = new("Token para «{0}». Cópialo ahora, no se vuelve a mostrar:", "Token for “{0}”. Copy it now, it is not shown again:");
    public static readonly Bilingual Revoked = new("El token {0} ya no vale.", "Token {0} is no longer valid.");
    public static readonly Bilingual TokensUsage = new("Así se usa: /tokens, /tokens new NOMBRE, /tokens revoke N", "Usage: /tokens, /tokens new LABEL, /tokens revoke N");
    public static readonly Bilingual ForProgram = new("programa", "program");
    public static readonly Bilingual ForClient = new("para volver", "to come back");
    public static readonly Bilingual Never = new("sin usar", "never used");
    public static readonly Bilingual Used = new("usado {0}", "used {0}");
}
