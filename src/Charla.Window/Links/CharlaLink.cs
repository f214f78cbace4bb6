using Charla.Client.Connecting;
using Charla.Client.Conversing;
using Charla.Protocol;

namespace Charla.Window.Links;

/// <summary>A server that speaks charla/1: what it says and what the page says goes through, frame by frame.</summary>
internal sealed class CharlaLink : ILink
{
    private readonly Connection _connection;
    private readonly TcpTarget _target;
    private readonly WindowOptions _options;

    public CharlaLink(Connection connection, string peer, TcpTarget target, WindowOptions options)
    {
        (_connection, Peer, _target, _options) = (connection, peer, target, options);
        connection.Expect(Counting.Bytes, Connector.InitialMaxPayload);
    }

    public string Via => "tcp";

    public string Dialect => "charla/1";

    public string Peer { get; }

    public async Task<LinkFailure?> ConverseAsync(PageSocket page, CancellationToken cancellationToken)
    {
        using HelloGate gate = new(_options);
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, gate.Late);
        CharlaEar ear = new(_connection, _target.Server, gate);
        CharlaMouth mouth = new(new FrameSender(_connection, _target.Server, _options), gate, _target.Language);
        try
        {
            return await Loops.UntilOneEndsAsync<LinkFailure?>([stop => ear.ListenAsync(page, stop), stop => mouth.SpeakAsync(page, stop)], ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return gate.HasAsked ? LinkFailure.NoWelcome(_target.Server.Place) : LinkFailure.NoHello;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
