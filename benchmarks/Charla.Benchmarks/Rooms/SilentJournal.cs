using Charla.Core;

namespace Charla.Benchmarks.Rooms;

/// <summary>Nobody reads along; a failure shows as what it does to the measurement.</summary>
internal sealed class SilentJournal : IChatJournal
{
    public void Connected(Connection connection)
    {
    }

    public void Disconnected(Connection connection, string reason)
    {
    }

    public void PeerError(Connection connection, string code, string? detail)
    {
    }

    public void LogFailed(Exception cause) => Console.Error.WriteLine(cause.Message);

    public void LogRecovered()
    {
    }

    public void Bug(Exception cause) => Console.Error.WriteLine(cause);
}
