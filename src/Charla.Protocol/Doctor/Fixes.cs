namespace Charla.Protocol.Doctor;

/// <summary>What to change for each mistake: a sentence, then a line of Python and one of C#.</summary>
internal static class Fixes
{
    public static readonly Bilingual CountBytes = new(
        "Codifica primero y cuenta después:\nPython: longitud = len(texto.encode('utf-8'))\nC#: int longitud = Encoding.UTF8.GetByteCount(texto);",
        "Encode first and count afterwards:\nPython: length = len(text.encode('utf-8'))\nC#: int length = Encoding.UTF8.GetByteCount(text);");

    public static readonly Bilingual Pad = new(
        "Rellena el número con espacios hasta diez bytes:\nPython: cabecera = f\"{len(datos):<10}\".encode()\nC#: byte[] cabecera = Encoding.ASCII.GetBytes($\"{datos.Length,-10}\");",
        "Pad the number with spaces to ten bytes:\nPython: header = f\"{len(data):<10}\".encode()\nC#: byte[] header = Encoding.ASCII.GetBytes($\"{data.Length,-10}\");");

    public static readonly Bilingual NoSign = new(
        "Escribe la longitud sin signo, y rellena con espacios hasta diez bytes:\nPython: cabecera = f\"{len(datos):<10}\".encode()\nC#: byte[] cabecera = Encoding.ASCII.GetBytes($\"{datos.Length,-10}\");",
        "Write the length without a sign, and pad with spaces to ten bytes:\nPython: header = f\"{len(data):<10}\".encode()\nC#: byte[] header = Encoding.ASCII.GetBytes($\"{data.Length,-10}\");");

    public static readonly Bilingual FindNegative = new(
        "Una longitud negativa suele ser una resta mal hecha o un -1 de «no encontrado». Mide los bytes que envías:\nPython: longitud = len(datos)\nC#: int longitud = datos.Length;",
        "A negative length is often a subtraction gone wrong or the -1 of \"not found\". Measure the bytes that you send:\nPython: length = len(data)\nC#: int length = data.Length;");

    public static readonly Bilingual Decimal = new(
        "Escribe la longitud en decimal:\nPython: cabecera = f\"{len(datos):<10d}\".encode()\nC#: byte[] cabecera = Encoding.ASCII.GetBytes($\"{datos.Length,-10:D}\");",
        "Write the length in decimal:\nPython: header = f\"{len(data):<10d}\".encode()\nC#: byte[] header = Encoding.ASCII.GetBytes($\"{data.Length,-10:D}\");");

    public static readonly Bilingual Digits = new(
        "Escribe el número con cifras en vez de struct.pack o BitConverter:\nPython: cabecera = f\"{len(datos):<10}\".encode()\nC#: byte[] cabecera = Encoding.ASCII.GetBytes($\"{datos.Length,-10}\");",
        "Write the number with digits instead of struct.pack or BitConverter:\nPython: header = f\"{len(data):<10}\".encode()\nC#: byte[] header = Encoding.ASCII.GetBytes($\"{data.Length,-10}\");");

    public static readonly Bilingual Spaces = new(
        "Rellena con espacios, no con ceros binarios:\nPython: cabecera = str(len(datos)).encode().ljust(10)\nC#: byte[] cabecera = Encoding.ASCII.GetBytes($\"{datos.Length}\".PadRight(10));",
        "Pad with spaces, not with binary zeros:\nPython: header = str(len(data)).encode().ljust(10)\nC#: byte[] header = Encoding.ASCII.GetBytes($\"{data.Length}\".PadRight(10));");

    public static readonly Bilingual NoMark = new(
        "Usa un codificador sin BOM, que solo sirve al principio de un archivo:\nPython: datos = texto.encode('utf-8')  # no 'utf-8-sig' ni 'utf-16'\nC#: new StreamWriter(flujo, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));",
        "Use an encoder without a BOM, which belongs to the beginning of files alone:\nPython: data = text.encode('utf-8')  # not 'utf-8-sig' nor 'utf-16'\nC#: new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));");

    public static readonly Bilingual NoSeparators = new(
        "Escribe solo las cifras, sin separadores ni decimales:\nPython: cabecera = f\"{len(datos):<10d}\".encode()  # no {n:,} ni {n / 2}\nC#: $\"{datos.Length,-10:D}\"  // no :N0, que además cambia con el idioma",
        "Write the digits alone, without separators or fraction:\nPython: header = f\"{len(data):<10d}\".encode()  # not {n:,} nor {n / 2}\nC#: $\"{data.Length,-10:D}\"  // not :N0, which besides depends on the language");

    public static readonly Bilingual SendHeader = new(
        "Envía delante de cada texto su longitud en bytes, en diez bytes:\nPython: sock.sendall(f\"{len(datos):<10}\".encode() + datos)\nC#: socket.Send([.. Encoding.ASCII.GetBytes($\"{datos.Length,-10}\"), .. datos]);",
        "Send in front of every text its length in bytes, in ten bytes:\nPython: sock.sendall(f\"{len(data):<10}\".encode() + data)\nC#: socket.Send([.. Encoding.ASCII.GetBytes($\"{data.Length,-10}\"), .. data]);");

    public static readonly Bilingual AnnounceWhatIsSent = new(
        "Anuncia exactamente los bytes que envías detrás, y envíalos todos (send puede enviar menos):\nPython: sock.sendall(f\"{len(datos):<10}\".encode() + datos)\nC#: socket.Send([.. Encoding.ASCII.GetBytes($\"{datos.Length,-10}\"), .. datos]);",
        "Announce exactly the bytes that you send after it, and send them all (send may send fewer):\nPython: sock.sendall(f\"{len(data):<10}\".encode() + data)\nC#: socket.Send([.. Encoding.ASCII.GetBytes($\"{data.Length,-10}\"), .. data]);");

    public static readonly Bilingual JudgeLength = new(
        "Quien envía: anuncia los bytes que de verdad envías. Quien recibe: pon un límite antes de leer:\nPython: if longitud > LIMITE: raise ValueError('demasiado largo')\nC#: if (longitud > Limite) { throw new InvalidDataException(\"demasiado largo\"); }",
        "Who sends: announce the bytes that you really send. Who receives: have a limit before reading:\nPython: if length > LIMIT: raise ValueError('too long')\nC#: if (length > Limit) { throw new InvalidDataException(\"too long\"); }");

    public static readonly Bilingual ReadExactly = new(
        "Repite la lectura hasta tener todos los bytes que esperas, primero los 10 de la cabecera y luego los del texto:\nPython: while len(datos) < n: datos += sock.recv(n - len(datos))  # si recv da b'', se cerró\nC#: flujo.ReadExactly(datos);",
        "Repeat the read until you have all the bytes that you expect, first the header's 10 and then the text's:\nPython: while len(data) < n: data += sock.recv(n - len(data))  # where recv gives b'', it was closed\nC#: stream.ReadExactly(data);");

    public static readonly Bilingual OneWrite = new(
        "Junta cabecera y texto y envíalos de una vez:\nPython: sock.sendall(cabecera + datos)\nC#: flujo.Write([.. cabecera, .. datos]);",
        "Join header and text and send them at once:\nPython: sock.sendall(header + data)\nC#: stream.Write([.. header, .. data]);");

    public static readonly Bilingual SendAll = new(
        "Envía la trama entera antes de cerrar, y comprueba que la cabecera no anuncia de más:\nPython: sock.sendall(trama); sock.shutdown(socket.SHUT_WR)\nC#: flujo.Write(trama); socket.Shutdown(SocketShutdown.Send);",
        "Send the whole frame before closing, and make sure that the header does not announce too much:\nPython: sock.sendall(frame); sock.shutdown(socket.SHUT_WR)\nC#: stream.Write(frame); socket.Shutdown(SocketShutdown.Send);");

    public static readonly Bilingual RightPort = new(
        "Comprueba el puerto al que te conectas, o habla con tramas:\nPython: sock.sendall(f\"{len(datos):<10}\".encode() + datos)\nC#: socket.Send([.. Encoding.ASCII.GetBytes($\"{datos.Length,-10}\"), .. datos]);",
        "Check the port that you connect to, or speak in frames:\nPython: sock.sendall(f\"{len(data):<10}\".encode() + data)\nC#: socket.Send([.. Encoding.ASCII.GetBytes($\"{data.Length,-10}\"), .. data]);");

    public static readonly Bilingual NoPickle = new(
        "No abras con pickle lo que viene de la red; míralo con `charla pickle show` y usa JSON:\nPython: valor = json.loads(datos)\nC#: JsonElement valor = JsonSerializer.Deserialize<JsonElement>(datos);",
        "Don't open with pickle what comes from the network; look at it with `charla pickle show` and use JSON:\nPython: value = json.loads(data)\nC#: JsonElement value = JsonSerializer.Deserialize<JsonElement>(data);");
}
