namespace Charla.Bench;

/// <summary>How this process serves its sockets: with one thread that waits for all of them and takes what they have, as an event loop does.</summary>
/// <remarks>
/// The load generator shares the machine with what it measures. Left alone, the runtime hands every arrival to the thread pool: twice the
/// CPU, and most of it in changes of threads. What runs on that thread must never block it.
/// </remarks>
internal static class SocketThread
{
    /// <summary>Read by the runtime when the first socket is used, and not to be passed on to a server.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"];

    /// <summary>To be called before the first socket is used. Only Unix heeds it.</summary>
    public static void UseOne()
    {
        foreach (string variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, "1");
        }
    }
}
