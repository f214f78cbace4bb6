using System.CommandLine;
using Charla.Core;
using Charla.Protocol;
using Charla.Server;
using Charla.Storage.Transfer;

namespace Charla.Transfer;

/// <summary>What both commands have in common.</summary>
internal static class TransferRun
{
    private const int Failed = 1;

    public static Option<string> Data(Language language) => new("--data") { Description = TransferTexts.Data.In(language), DefaultValueFactory = static _ => ServerOptions.DefaultFolder };

    /// <summary>Does the work, and says on standard error what came of it: standard output may be the room.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Language language, Func<Bilingual?> work)
    {
        try
        {
            if (await Task.Run(work) is { } done)
            {
                await Console.Error.WriteLineAsync(done.In(language));
            }

            return 0;
        }
        catch (Exception failure) when (failure is TransferException or LogUnavailableException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"charla: {(failure as TransferException)?.Text.In(language) ?? failure.Message}");
            return Failed;
        }
    }
}
