using Charla.Protocol;

namespace Charla.Transfer;

/// <summary>What <c>charla export</c> and <c>charla import</c> say to a person, and the words in what is exported.</summary>
internal static class TransferTexts
{
    public static readonly Bilingual Export = new("Saca una sala entera: para leerla (text, html) o para importarla en otra charla (jsonl).", "Takes out a whole room: to read it (text, html), or to import it into another chat (jsonl).");
    public static readonly Bilingual Import = new("Mete en una charla parada una sala sacada con «charla export --format jsonl».", "Puts a room taken out with “charla export --format jsonl” into a chat that is stopped.");
    public static readonly Bilingual Room = new("Nombre de la sala; un mensaje directo es @ana,luis.", "The room's name; a direct message is @ana,luis.");
    public static readonly Bilingual Data = new("Carpeta de los datos. Por omisión ./charla-data.", "Folder of the data. Default ./charla-data.");
    public static readonly Bilingual Format = new("jsonl (completo), text o html. Por omisión jsonl.", "jsonl (complete), text or html. Default jsonl.");
    public static readonly Bilingual Output = new("Archivo en el que se guarda; si existe, se reemplaza. Por omisión, la salida estándar.", "File that it goes into; replaced where it is there. Default: standard output.");
    public static readonly Bilingual Lang = new("Idioma de lo que no es de nadie: es o en.", "Language of what nobody has said: es or en.");
    public static readonly Bilingual File = new("Archivo de líneas JSON; - es la entrada estándar.", "File of JSON lines; - is standard input.");
    public static readonly Bilingual Into = new("Importarla en una sala de otro nombre.", "Import it into a room of another name.");
    public static readonly Bilingual Append = new("Admite una sala con eventos: los importados van detrás.", "Takes a room that has events: the imported ones come behind them.");

    public static readonly Bilingual Exported = new("Sala «{0}»: {1} eventos en {2}.", "Room “{0}”: {1} events in {2}.");
    public static readonly Bilingual Imported = new("Sala «{0}»: {1} eventos importados.", "Room “{0}”: {1} events imported.");
    public static readonly Bilingual NoRoom = new("No hay ninguna sala «{0}» en {1}.", "There is no room “{0}” in {1}.");

    public static readonly Bilingual Deleted = new("(mensaje borrado)", "(message deleted)");
    public static readonly Bilingual Edited = new("editado", "edited");
    public static readonly Bilingual Unverified = new("sin verificar", "unverified");
    public static readonly Bilingual Reply = new("responde a {0}", "in reply to {0}");
    public static readonly Bilingual Topic = new("{0} cambió el tema: {1}", "{0} changed the topic: {1}");
    public static readonly Bilingual Title = new("Sala {0}", "Room {0}");
    public static readonly Bilingual Summary = new("{0} eventos. Las horas son UTC.", "{0} events. Times are UTC.");
    public static readonly Bilingual Empty = new("Nadie ha dicho nada todavía.", "Nobody has said anything yet.");
}
