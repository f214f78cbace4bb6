using Charla.Protocol;

namespace Charla.Backups;

/// <summary>What <c>charla backup</c> and <c>charla restore</c> say to a person.</summary>
internal static class BackupTexts
{
    public static readonly Bilingual Backup = new("Copia en un archivo todo lo que guarda la charla, en marcha o parada.", "Copies everything that the chat keeps into one file, whether or not it runs.");
    public static readonly Bilingual Restore = new("Hace una carpeta de datos con una copia.", "Makes a data folder from a backup.");
    public static readonly Bilingual Data = new("Carpeta de los datos. Por omisión ./charla-data.", "Folder of the data. Default ./charla-data.");
    public static readonly Bilingual Target = new("Carpeta de datos que se hace; si existe, vacía.", "The data folder to make; empty where it exists.");
    public static readonly Bilingual BackupFile = new("Archivo en el que se guarda la copia, por ejemplo charla.zip.", "File that the backup goes into, such as charla.zip.");
    public static readonly Bilingual RestoreFile = new("Archivo hecho con «charla backup».", "File made with “charla backup”.");
    public static readonly Bilingual Force = new("Reemplaza el archivo si ya existe.", "Replaces the file where it is there already.");
    public static readonly Bilingual Replace = new("Admite una carpeta con datos: los aparta en replaced-… dentro de ella.", "Takes a folder with data: puts that aside in replaced-… within it.");
    public static readonly Bilingual Made = new("Copia hecha: {0}, {1} salas, {2} eventos, {3} MB.", "Backup made: {0}, {1} rooms, {2} events, {3} MB.");
    public static readonly Bilingual Restored = new("Restaurado en {0}: {1} salas, {2} eventos, tal como estaban el {3}. El índice de búsqueda se rehace al arrancar.", "Restored in {0}: {1} rooms, {2} events, as they were on {3}. The search index is made again at the start.");
}
