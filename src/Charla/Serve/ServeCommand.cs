using System.CommandLine;
using System.Runtime.InteropServices;
using Charla.Protocol;
using Charla.Server;
using Microsoft.AspNetCore.Connections;

namespace Charla.Serve;

/// <summary><c>charla serve</c>: runs the chat until it is told to stop.</summary>
internal static class ServeCommand
{
    private const int Failed = 1;

    public static Command Create(Language language)
    {
        ServeFlags flags = new(language);
        Command command = new("serve", ServeTexts.Description.In(language));
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => RunAsync(flags, parsed));
        return command;
    }

    private static async Task<int> RunAsync(ServeFlags flags, ParseResult parsed)
    {
        Language language = SpokenLanguage.FromEnvironment();
        try
        {
            ServerOptions options = flags.Read(parsed);
            language = SpokenLanguage.Parse(options.Lang ?? "") ?? language;
            await ServeAsync(flags, parsed, options, language);
            return 0;
        }
        catch (Exception failure) when (ServeTexts.Explain(failure) is not null)
        {
            await Console.Error.WriteLineAsync($"charla serve: {ServeTexts.Explain(failure)!.Value.In(language)}");
            return Failed;
        }
    }

    private static async Task ServeAsync(ServeFlags flags, ParseResult parsed, ServerOptions options, Language language)
    {
        try
        {
            await ServeOnceAsync(flags, parsed, options, language);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException && options.IrcPort is null)
        {
            // IRC's port, which nobody has asked for, may have been taken since it was found free.
            await ServeOnceAsync(flags, parsed, options with { IrcPort = "off" }, language);
        }
    }

    private static async Task ServeOnceAsync(ServeFlags flags, ParseResult parsed, ServerOptions options, Language language)
    {
        await using CharlaServer server = CharlaServer.Open(options, language, logging => ServeLogging.Configure(logging, options));
        using PosixSignalRegistration reload = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            server.Reload(() => flags.Read(parsed) with { IrcPort = options.IrcPort });
        });
        await server.StartAsync();
        ServeBanner.Print(Console.Out, server, language);
        await server.WaitForShutdownAsync();
    }
}
