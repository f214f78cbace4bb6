using System.Diagnostics.CodeAnalysis;
using Charla.Client;
using Charla.Client.Connecting;
using Charla.Window.Plain;
using Charla.Window.Wire;

namespace Charla.Window.Links;

/// <summary>Connects to a server as the client library does, and finds out what it speaks.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The connection belongs to the link that is returned.")]
internal sealed class TcpDialling(WindowOptions options, LobbyShelf shelf)
{
    /// <summary>Makes a link, every read and write of which is taped.</summary>
    /// <exception cref="LinkException">There is no chat server, and what there is instead.</exception>
    public async Task<ILink> DialAsync(TcpTarget target, LinkTape tape, CancellationToken cancellationToken)
    {
        ChatClientOptions client = new()
        {
            Server = options.IsSecure ? target.Server.Secured() : target.Server,
            KnownServers = new KnownServers(KnownServers.DefaultPath),
            Name = "charla",
            ConnectTimeout = options.DialLimit,
            GreetingTimeout = options.GreetingLimit,
            TimeProvider = options.Time,
        };
        try
        {
            Connection connection = await new Connector(client, tape).OpenAsync(cancellationToken);
            return await RecogniseAsync(target, client, connection, tape, cancellationToken);
        }
        catch (ConnectException failed)
        {
            throw new LinkException(LinkFailure.Of(failed.Problem, target.Server), failed);
        }
    }

    private async Task<ILink> RecogniseAsync(TcpTarget target, ChatClientOptions client, Connection connection, LinkTape tape, CancellationToken cancellationToken)
    {
        try
        {
            string? greetedAs = await new Handshake(client, connection).AwaitGreetingAsync(cancellationToken);
            return greetedAs is null
                ? new PlainLink(new TcpWire(connection, tape.Peer, target.Server, options), shelf, target.Language, options)
                : new CharlaLink(connection, tape.Peer, target, options);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
