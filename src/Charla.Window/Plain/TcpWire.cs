using System.Buffers;
using Charla.Client;
using Charla.Client.Connecting;
using Charla.Client.Conversing;
using Charla.Protocol;
using Charla.Window.Links;

namespace Charla.Window.Plain;

/// <summary>A server of the course: frames of <c>name&gt; text</c>, repeated to everybody.</summary>
internal sealed class TcpWire : IPlainWire
{
    private readonly Connection _connection;
    private readonly ServerAddress _server;
    private readonly WindowOptions _options;
    private readonly FrameSender _sender;
    private readonly FrameBuffer _buffer = new();
    private bool _isProven;

    public TcpWire(Connection connection, string peer, ServerAddress server, WindowOptions options)
    {
        (_connection, Peer, _server, _options) = (connection, peer, server, options);
        _sender = new FrameSender(connection, server, options);

        // Who relays what clients counted may relay headers that count characters.
        connection.Expect(Counting.Unknown, Connector.InitialMaxPayload);
    }

    public string Via => "tcp";

    public string Peer { get; }

    public string Nameless => "guest";

    public bool Echoes => true;

    public Bilingual? Remark => null;

    public async Task<LinkFailure> ListenAsync(Func<ChatEvent, ValueTask> heard, CancellationToken cancellationToken)
    {
        try
        {
            while (await _connection.ReceiveAsync(Timeout.InfiniteTimeSpan, cancellationToken) == Reception.Payload)
            {
                _isProven = true;
                await heard(PlainNews.Read(_connection.Payload.ToArray(), _options.Time.GetUtcNow()));
            }

            return Lost(Diagnosis.Lost("The server closed the connection."));
        }
        catch (ProtocolException) when (!_isProven)
        {
            return Lost(Diagnosis.NotAChatServer(_connection.Transport.Leftover));
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            return Lost(Diagnosis.OfLoss(broken));
        }
    }

    public Task<LinkFailure?> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        _buffer.Truncate(0);
        PlainText.Write(_buffer, name, text);
        return _sender.SendAsync(_buffer.Written, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private LinkFailure Lost(ConnectionProblem problem) => LinkFailure.Of(problem, _server);
}
