using Charla.Protocol;
using Charla.Server.Admin;

namespace Charla.Users;

/// <summary>Runs what an operator asks of a data folder, and says in a sentence why it could not be done.</summary>
internal static class OperatorRun
{
    private const int Failed = 1;

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Language language, Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (Exception refused) when (refused is AdminRefusal or FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"charla: {(refused as AdminRefusal)?.Text.In(language) ?? refused.Message}");
            return Failed;
        }
    }
}
