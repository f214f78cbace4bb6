using Charla.Server;
using Microsoft.Extensions.Logging;

namespace Charla.Serve;

/// <summary>Where the server's log goes: to standard output, as lines for people or objects for programs, times in UTC.</summary>
internal static class ServeLogging
{
    private const string Time = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static void Configure(ILoggingBuilder logging, ServerOptions options)
    {
        if (options.LogFormat == "json")
        {
            logging.AddJsonConsole(console => (console.TimestampFormat, console.UseUtcTimestamp) = (Time, true));
        }
        else
        {
            logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, Time + " ", true));
        }

        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
    }
}
