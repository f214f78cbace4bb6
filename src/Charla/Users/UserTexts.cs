using Charla.Protocol;

namespace Charla.Users;

/// <summary>What <c>charla user</c> and <c>charla invite</c> say to a person.</summary>
internal static class UserTexts
{
    public static readonly Bilingual User = new("Las cuentas: crearlas, verlas, cambiarlas. Con la charla en marcha o parada.", "The accounts: make, list and change them. Whether or not the chat runs.");
    public static readonly Bilingual Add = new("Crea una cuenta.", "Makes an account.");
    public static readonly Bilingual List = new("Muestra las cuentas.", "Lists the accounts.");
    public static readonly Bilingual Password = new("Cambia la contraseña de una cuenta.", "Changes an account's password.");
    public static readonly Bilingual Disable = new("Desactiva una cuenta: quien la usa sale en el acto.", "Disables an account: whoever uses it is out at once.");
    public static readonly Bilingual Enable = new("Vuelve a activar una cuenta.", "Enables an account again.");
    public static readonly Bilingual Role = new("Cambia lo que una cuenta puede hacer en el servidor.", "Changes what an account may do on the server.");
    public static readonly Bilingual Token = new("Los tokens de una cuenta: sin opciones, los muestra.", "An account's tokens: lists them without options.");
    public static readonly Bilingual Invite = new("Hace una invitación para crear una cuenta.", "Makes an invitation to make an account.");

    public static readonly Bilingual Data = new("Carpeta de los datos. Por omisión ./charla-data.", "Folder of the data. Default ./charla-data.");
    public static readonly Bilingual Name = new("Nombre de la cuenta.", "The account's name.");
    public static readonly Bilingual RoleFlag = new("user o admin.", "user or admin.");
    public static readonly Bilingual PasswordFile = new("Archivo cuya primera línea es la contraseña; - es la entrada estándar. Sin él, se pregunta.", "File whose first line is the password; - is standard input. Without it one is asked for.");
    public static readonly Bilingual NewToken = new("Hace un token con ese nombre, para un programa.", "Makes a token of that name, for a program.");
    public static readonly Bilingual RevokeToken = new("Anula el token de ese número.", "Revokes the token of that number.");
    public static readonly Bilingual Uses = new("Cuentas que se pueden crear con ella. Por omisión 1.", "Accounts that can be made with it. Default 1.");
    public static readonly Bilingual Expires = new("Días hasta que deja de valer. Por omisión, nunca.", "Days until it ends. Default never.");

    public static readonly Bilingual AskPassword = new("Contraseña: ", "Password: ");
    public static readonly Bilingual AskAgain = new("Otra vez: ", "Again: ");
    public static readonly Bilingual NotTheSame = new("No son iguales.", "They are not the same.");
    public static readonly Bilingual Done = new("Hecho.", "Done.");
    public static readonly Bilingual OnlyOnce = new("Guárdalo: no se vuelve a mostrar.", "Keep it: it is not shown again.");
    public static readonly Bilingual Never = new("nunca", "never");
    public static readonly Bilingual Disabled = new("desactivada", "disabled");
    public static readonly Bilingual Bot = new("programa", "program");
    public static readonly Bilingual Client = new("cliente", "client");
}
