using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What the conversation says around people's own words. <c>{0}</c> is who or what it is about.</summary>
internal static class ViewTexts
{
    /// <summary>Behind a name that is shown to be its owner's.</summary>
    public const string VerifiedMark = " ✓";

    public static readonly Bilingual Edited = new("editado", "edited");
    public static readonly Bilingual Deleted = new("mensaje borrado", "message deleted");
    public static readonly Bilingual EditedIt = new("{0} editó {1}: {2}", "{0} edited {1}: {2}");
    public static readonly Bilingual DeletedIt = new("{0} borró {1}", "{0} deleted {1}");
    public static readonly Bilingual ReactedToIt = new("{0} reaccionó con {2} a {1}", "{0} reacted with {2} to {1}");
    public static readonly Bilingual TookReactionBack = new("{0} quitó {2} de {1}", "{0} took {2} back from {1}");
    public static readonly Bilingual SetTopic = new("{0} puso el tema: {1}", "{0} set the topic: {1}");
    public static readonly Bilingual RemovedTopic = new("{0} quitó el tema", "{0} removed the topic");
    public static readonly Bilingual CameIn = new("{0} entró", "{0} came in");
    public static readonly Bilingual WentAway = new("{0} salió", "{0} left");
    public static readonly Bilingual TookName = new("{1} ahora se llama {0}", "{1} is now {0}");
    public static readonly Bilingual Gap = new("Faltan aquí los eventos {0} a {1}; /history los muestra.", "Events {0} to {1} are missing here; /history shows them.");
    public static readonly Bilingual InRoom = new("Estás en {0}. Personas: {1}.", "You are in {0}. People: {1}.");
    public static readonly Bilingual PutOut = new("El servidor ya no te deja estar en {0}.", "The server does not let you be in {0} any more.");
    public static readonly Bilingual Topic = new("Tema: {0}", "Topic: {0}");
    public static readonly Bilingual UnreadSince = new("{0} sin leer", "{0} unread");
    public static readonly Bilingual Met = new(
        "{0} enseña un certificado propio con la huella {1}. Se recuerda, y otro se rechazará. Compárala con la que muestra el servidor al arrancar.",
        "{0} shows a certificate of its own with the fingerprint {1}. It is remembered, and another one will be refused. Compare it with the one that the server shows when it starts.");

    public static readonly Bilingual Notice = new("Aviso del servidor: {0}", "Notice from the server: {0}");
    public static readonly Bilingual Refused = new("No se envió «{0}»: {1}", "Not sent, “{0}”: {1}");
    public static readonly Bilingual NotSaid = new("No se envió «{0}»: no has entrado en {1}.", "Not sent, “{0}”: you have not entered {1}.");
    public static readonly Bilingual WillBeSent = new("se enviará al volver la conexión", "will be sent when the connection is back");
    public static readonly Bilingual SendingRest = new("Se intenta enviar lo que falta…", "Trying to send the rest…");
    public static readonly Bilingual NoEcho = new("«{0}» se envió, pero el servidor no lo devolvió: quizá no llegó.", "“{0}” was sent, but the server did not echo it: it may not have arrived.");
    public static readonly Bilingual You = new("tú", "you");

    private static readonly string[] _spanishDays = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
    private static readonly string[] _englishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private static readonly string[] _spanishMonths =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    private static readonly string[] _englishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A day as a person writes it; the runtime carries no cultures.</summary>
    public static Bilingual Day(DateOnly day) => new(
        $"{_spanishDays[(int)day.DayOfWeek]}, {day.Day} de {_spanishMonths[day.Month - 1]} de {day.Year}",
        $"{_englishDays[(int)day.DayOfWeek]}, {day.Day} {_englishMonths[day.Month - 1]} {day.Year}");
}
