using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Echo;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla echo serve</c> and <c>charla echo send TEXT</c>.</summary>
internal static class EchoCommand
{
    private static readonly Bilingual _description = new("Lección 1: el eco. Lo que llega, vuelve.", "Lesson 1: the echo. What comes in goes back.");
    private static readonly Bilingual _serve = new("Devuelve lo que recibe, a muchos clientes a la vez.", "Sends back what it receives, to many clients at once.");
    private static readonly Bilingual _send = new("Envía un texto y espera a que vuelva entero.", "Sends a text and waits until all of it has come back.");
    private static readonly Bilingual _text = new("El texto. Por omisión, Hola mundo.", "The text. Default: Hola mundo.");
    private static readonly Bilingual _udp = new("Con datagramas UDP, sin conexión.", "With UDP datagrams, without a connection.");
    private static readonly Bilingual _patience = new("Cuánto se espera la respuesta. Por omisión 5s.", "How long to wait for the answer. Default 5s.");

    public static Command Create(Language language) => new("echo", _description.In(language)) { Serve(language), Send(language) };

    private static Command Serve(Language language)
    {
        LessonOptions options = LessonOptions.ForServer(language);
        Option<bool> udp = new("--udp") { Description = _udp.In(language) };
        Command command = new("serve", _serve.In(language)) { options.Host, options.Port, udp };
        command.Runs(language, (parsed, screen, stop) => parsed.GetValue(udp)
            ? ServeUdpAsync(options, parsed, screen, stop)
            : LessonCommand.ServeAsync(options, parsed, screen, new EchoServer(screen).ServeAsync, stop));
        return command;
    }

    private static async Task ServeUdpAsync(LessonOptions options, ParseResult parsed, LessonScreen screen, CancellationToken stop)
    {
        using Socket socket = await UdpEcho.BindAsync(parsed.GetValue(options.Host)!, parsed.GetValue(options.Port), stop);
        LessonCommand.Listening(screen, $"{socket.LocalEndPoint} (UDP)");
        await new UdpEcho(screen).ServeAsync(socket, stop);
    }

    private static Command Send(Language language)
    {
        LessonOptions options = LessonOptions.ForClient(language);
        Argument<string> text = new("TEXT") { Description = _text.In(language), DefaultValueFactory = _ => "Hola mundo" };
        Option<bool> udp = new("--udp") { Description = _udp.In(language) };
        Option<TimeSpan> patience = LessonOptions.Time("--timeout", _patience, TimeSpan.FromSeconds(5), language);
        Command command = new("send", _send.In(language)) { text, options.Host, options.Port, udp, patience };
        command.Runs(language, async (parsed, screen, stop) =>
        {
            (string host, int port) = (parsed.GetValue(options.Host)!, parsed.GetValue(options.Port));
            if (parsed.GetValue(udp))
            {
                await new UdpEcho(screen).SendAsync(host, port, parsed.GetValue(text)!, parsed.GetValue(patience), stop);
                return;
            }

            using Socket server = await LessonDialer.DialAsync(host, port, stop);
            await new EchoClient(screen, parsed.GetValue(patience)).RunAsync(server, parsed.GetValue(text)!, stop);
        });
        return command;
    }
}
