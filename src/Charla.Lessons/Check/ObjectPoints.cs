namespace Charla.Lessons.Check;

/// <summary>What the two ends are asked to do that exchange objects.</summary>
internal static class ObjectPoints
{
    public static readonly CheckPoint Whole = new(
        "whole",
        new("Imprime el objeto que llega", "It prints the object that comes"),
        new("Se mandó la lista del curso: un diccionario, una tupla y 1+3j.", "The course's list was sent: a dictionary, a tuple and 1+3j."),
        new("Se imprime todo lo que hay en ella.", "All that is in it is printed."),
        new("Lee el encabezado, después tantos bytes como dice, y conviértelos: pickle.loads(data). No son texto: eval o decode no valen (y eval ejecutaría lo que venga).",
            "Read the header, then as many bytes as it says, and turn them back: pickle.loads(data). They are no text: eval or decode won't do (and eval would run whatever comes)."));

    public static readonly CheckPoint Several = new(
        "several",
        new("Sigue después del primer objeto", "It goes on after the first object"),
        new("Se mandaron tres objetos, cada uno en un envío.", "Three objects were sent, each in one write."),
        new("Se imprimen los tres.", "The three are printed."),
        new("Leer un objeto va dentro de un bucle, que acaba cuando falta el encabezado.", "Reading an object belongs inside a loop that ends when the header is missing."))
    { Needs = ["whole"] };

    public static readonly CheckPoint Glued = FramedPoints.Glued with { Needs = ["several"] };

    public static readonly CheckPoint NonAscii = new(
        "non-ascii",
        new("Un objeto con ñ, é y emojis llega igual", "An object with ñ, é and emoji arrives as it was"),
        new("Se mandó un texto así como objeto, y después otro.", "Such a text was sent as an object, then another."),
        new("Se imprimen los dos.", "Both are printed."),
        new("El encabezado cuenta los bytes del pickle: no decodifiques nada antes de pickle.loads.", "The header counts the pickle's bytes: decode nothing before pickle.loads."))
    { Needs = ["several"] };

    public static readonly CheckPoint Split = FramedPoints.Split;

    public static readonly CheckPoint Large = FramedPoints.Large;

    public static readonly CheckPoint Ends = FramedPoints.Ends;

    public static readonly CheckPoint Cut = FramedPoints.Cut;

    public static readonly CheckPoint SecondClient = FramedPoints.SecondClient;

    public static readonly CheckPoint RefusesCode = new(
        "refuses-code",
        new("No ejecuta lo que un pickle le manda ejecutar", "It doesn't run what a pickle tells it to run"),
        new("Se mandó un pickle que llama a una función inofensiva (hex).", "A pickle that calls a harmless function (hex) was sent."),
        new("Se niega; el resultado de la función no aparece.", "It refuses; the function's result doesn't appear."),
        new("pickle.loads llama a la función que los bytes nombren: esta vez fue hex, y podría haber sido os.system. Entre desconocidos usa JSON, o un Unpickler cuyo find_class solo deje pasar lo que esperas.",
            "pickle.loads calls whatever function the bytes name: this time it was hex, and it could have been os.system. Among strangers use JSON, or an Unpickler whose find_class lets through only what you expect."))
    { IsExtra = true, Needs = ["whole"] };

    public static readonly CheckPoint Length = new(
        "length",
        new("El encabezado cuenta los bytes del pickle", "The header counts the pickle's bytes"),
        new("Se cortó en mensajes todo lo que manda.", "All that it sends was cut into messages."),
        new("Un encabezado de diez bytes, y tantos bytes como dice.", "A header of ten bytes, and as many bytes as it says."),
        new("data = pickle.dumps(objeto); la longitud es len(data), no len(objeto): f\"{len(data):<10}\".encode() + data.",
            "data = pickle.dumps(object); the length is len(data), not len(object): f\"{len(data):<10}\".encode() + data."))
    { Needs = ["sends"] };

    public static readonly CheckPoint Pickle = new(
        "pickle",
        new("Cada mensaje es un pickle", "Each message is a pickle"),
        new("Se leyó cada mensaje como un pickle.", "Each message was read as a pickle."),
        new("Un objeto entero.", "One whole object."),
        new("str(objeto) es un texto para personas; pickle.dumps(objeto) es lo que el otro puede volver a convertir en objeto.",
            "str(object) is a text for people; pickle.dumps(object) is what the other end can turn back into an object."))
    { Needs = ["length"] };

    public static readonly CheckPoint PlainData = new(
        "plain-data",
        new("El pickle trae datos y no llamadas", "The pickle brings data and no calls"),
        new("Se miró a qué funciones llama, sin ejecutar nada.", "Which functions it calls was looked at; nothing was run."),
        new("Ninguna, aparte de las que construyen datos.", "None, other than those that build data."),
        new("Un pickle con __reduce__ ejecuta una función en el ordenador de quien lo lee. Manda datos: listas, diccionarios, números, textos.",
            "A pickle with __reduce__ runs a function on the computer of whoever reads it. Send data: lists, dictionaries, numbers, texts."))
    { Needs = ["pickle"] };

    public static readonly CheckPoint Closes = ClientFramePoints.Closes with { Needs = ["length"] };
}
