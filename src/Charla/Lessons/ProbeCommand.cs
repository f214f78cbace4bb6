using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Probing;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla probe HOST PORT</c>: what <c>connect_ex</c> says.</summary>
internal static class ProbeCommand
{
    private static readonly Bilingual _description = new("Prueba si un puerto contesta, como connect_ex: 0, o el número del error y lo que significa.", "Tries whether a port answers, as connect_ex does: 0, or the error's number and what it means.");
    private static readonly Bilingual _host = new("Nombre o dirección, IPv4 o IPv6.", "Name or address, IPv4 or IPv6.");
    private static readonly Bilingual _port = new("Puerto TCP.", "TCP port.");
    private static readonly Bilingual _timeout = new("Cuánto se espera a cada dirección. Por omisión 3s.", "How long to wait for each address. Default 3s.");
    private static readonly Bilingual _open = new("{0}  0  abierto ({1:0.0} ms)", "{0}  0  open ({1:0.0} ms)");

    public static Command Create(Language language)
    {
        Argument<string> host = new("HOST") { Description = _host.In(language) };
        Argument<int> port = new("PORT") { Description = _port.In(language) };
        port.Validators.Add(result => LessonOptions.CheckPort(result, language, lowest: 1));
        Option<TimeSpan> timeout = LessonOptions.Time("--timeout", _timeout, TimeSpan.FromSeconds(3), language);
        Command command = new("probe", _description.In(language)) { host, port, timeout };
        command.SetAction(async (parsed, invocation) =>
        {
            using Interruption stop = new(invocation);
            return await RunAsync(parsed.GetValue(host)!, parsed.GetValue(port), parsed.GetValue(timeout), new LessonScreen(Console.Out, language), stop.Token);
        });
        return command;
    }

    /// <returns>0 where one of the addresses is open.</returns>
    private static async Task<int> RunAsync(string host, int port, TimeSpan timeout, LessonScreen screen, CancellationToken stop)
    {
        bool isOpen = false;
        try
        {
            await foreach (ProbeResult result in Probe.RunAsync(host, port, timeout, stop))
            {
                isOpen |= result.Error is null;
                screen.Line(Describe(result, host, port, screen.Language));
            }
        }
        catch (OperationCanceledException)
        {
            return Interruption.ExitCode;
        }

        return isOpen ? 0 : LessonCommand.Failed;
    }

    private static string Describe(ProbeResult result, string host, int port, Language language)
    {
        string address = result.Address?.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{result.Address}]" : $"{result.Address}";
        string place = $"{(result.Address is null ? SafeText.OneLine(host) : address)}:{port}";
        return result.Error is { } error
            ? $"{place}  {error.Number}  {error.Name}  {error.Meaning.In(language)}"
            : _open.With(place, result.Took.TotalMilliseconds).In(language);
    }
}
