using Charla.Core;

namespace Charla.Server.Admin;

/// <summary>For a folder that an operator's command holds for a moment: what goes wrong there, the command says itself.</summary>
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

    public void LogFailed(Exception cause)
    {
    }

    public void LogRecovered()
    {
    }

    public void Bug(Exception cause)
    {
    }
}
