using Microsoft.Extensions.Logging;

namespace Charla.Server.Operating;

/// <summary>How much is logged; may be changed while the server runs.</summary>
internal sealed class LogVerbosity(LogLevel least)
{
    private volatile int _least = (int)least;

    /// <summary>The least important level that is logged.</summary>
    public LogLevel Least
    {
        get => (LogLevel)_least;
        set => _least = (int)value;
    }

    public bool Lets(LogLevel level) => level >= Least;
}
