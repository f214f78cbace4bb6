using System.Text;
using Charla.Gateways.Serial;
using Charla.Gateways.WebSocket;
using Charla.Lessons;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Serial;
using Charla.Storage;

namespace Charla.Fuzz.Targets;

/// <summary>Small parsers of what people and peers write: a value, or the one exception that says why not.</summary>
internal sealed class TextTarget : IFuzzTarget
{
    public string Name => "texts";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. new[]
        {
            "/dev/ttyUSB0,115200,room=lab,name=horno,lines", "/dev/ttyS1,baud=9600,8N1,rtscts,frames,echo=on,rate=5", "https://charla.example:8443", "http://[::1]:5080", "1.5s", "250ms", "ana> hola",
            "Сара", "n\u0303and\u00fa", "ana-maria_2.0", "漢字", "\"dos palabras\" una from:ana", "\u202egnp.exe", "x\u0301\u0301\u0301\u0301",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public ReadOnlySpan<byte> Telling => "/,=:. 0189\"'*->~[]\t\n\0\u00f1\u0301\u202e\ufffd\u0410"u8;

    public void Try(byte[] input, Random dice)
    {
        string text = Encoding.UTF8.GetString(input);
        Refuses<SerialSettingException>(() => SerialDevice.Parse(text));
        Refuses<FormatException>(() => AllowedOrigins.Parse([text]));
        Refuses<ProtocolException>(() => PlainText.Read(input));
        Promise.Holds(!Duration.TryParse(text, out TimeSpan time) || (time >= TimeSpan.Zero && time <= TimeSpan.FromDays(1)), "a duration out of range");
        Opening.Recognise(input);
        Names(text);
        SearchExpression.Build(text, text);
        string line = SafeText.OneLine(text);
        Promise.Holds(!line.Any(char.IsControl), "a control character");
        Promise.Same(line, SafeText.OneLine(line), "made safe twice");
    }

    private static void Names(string text)
    {
        if (NameRules.IsName(text))
        {
            NameLooks.IsDistinct(text);
            Promise.Same(NameLooks.Key(text), NameLooks.Key(NameRules.Fold(text)), "the key of a name, folded");
        }
    }

    private static void Refuses<T>(Action parse)
        where T : Exception
    {
        try
        {
            parse();
        }
        catch (T)
        {
            // Refused, as it should be.
        }
    }
}
