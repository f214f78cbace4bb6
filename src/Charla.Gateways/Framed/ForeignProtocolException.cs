using Charla.Protocol;

namespace Charla.Gateways.Framed;

/// <summary>The peer speaks something else than frames. Caught where the connection is owned.</summary>
internal sealed class ForeignProtocolException(ForeignProtocol protocol) : Exception
{
    public ForeignProtocol Protocol { get; } = protocol;
}
