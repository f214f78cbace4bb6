using Charla.Protocol;

namespace Charla.Verify;

/// <summary>What <c>charla verify</c> says to a person.</summary>
internal static class VerifyTexts
{
    public static readonly Bilingual Description = new(
        "Pone a prueba lo que se promete: arranca servidores, los llena de gente, los mata, los congela, corta sus conexiones y llena su disco, y comprueba que no se pierde ni se repite nada. Con --data revisa una carpeta de datos.",
        "Puts the promises to the test: starts servers, fills them with people, kills and freezes them, cuts their connections and fills their disk, and checks that nothing is lost or repeated. With --data it looks over a data folder.");

    public static readonly Bilingual For = new("Cuánto tiempo: 30s, 30m, 2h.", "For how long: 30s, 30m, 2h.");
    public static readonly Bilingual Seed = new("Semilla, para repetir lo que ya se vio; por omisión, una al azar.", "Seed, to repeat what was seen before; a random one by default.");
    public static readonly Bilingual Data = new("Revisa esta carpeta, en la que no ha de haber un servidor en marcha, y nada más.", "Looks over this folder, in which no server may be running, and does nothing else.");
    public static readonly Bilingual Json = new("Escribe el resultado como un objeto JSON.", "Writes the result as one JSON object.");

    public static readonly Bilingual NotStarted = new("El servidor no se pone en marcha: {0}", "The server doesn't start: {0}");
    public static readonly Bilingual NeedsSignals = new("Hacen falta señales de Unix; en Windows solo sirve --data.", "This takes Unix signals; on Windows only --data works.");
    public static readonly Bilingual BadData = new("No se puede revisar {0}: {1}", "Can't look over {0}: {1}");

    public static readonly Bilingual Clean = new("Todo lo prometido se cumplió.", "Every promise was kept.");
    public static readonly Bilingual Broken = new("No todo lo prometido se cumplió: {0}. Para repetirlo: charla verify --seed {1}", "Not every promise was kept: {0}. To repeat it: charla verify --seed {1}");
    public static readonly Bilingual Kept = new("Los datos del episodio quedan en {0}", "The episode's data stay in {0}");
    public static readonly Bilingual DataClean = new("La carpeta está entera.", "The folder is whole.");
    public static readonly Bilingual DataBroken = new("La carpeta no está entera.", "The folder is not whole.");
}
