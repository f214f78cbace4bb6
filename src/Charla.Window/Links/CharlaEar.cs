using System.Buffers;
using System.Text.Unicode;
using Charla.Client;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Window.Links;

/// <summary>Hands on to a page what its server says, as fast as the page reads.</summary>
internal sealed class CharlaEar(Connection connection, ServerAddress server, HelloGate gate)
{
    /// <summary>Goes on until the connection ends, and says why it did.</summary>
    public async Task<LinkFailure?> ListenAsync(PageSocket page, CancellationToken stop)
    {
        try
        {
            while (await connection.ReceiveAsync(Timeout.InfiniteTimeSpan, stop) == Reception.Payload)
            {
                if (gate.IsOpen || IsAnswer(connection.Payload))
                {
                    await page.SendAsync(Text(connection.Payload));
                }
            }

            return LinkFailure.Of(Diagnosis.Lost("The server closed the connection."), server);
        }
        catch (Exception broken) when (Diagnosis.IsOfConnection(broken))
        {
            return LinkFailure.Of(Diagnosis.OfLoss(broken), server);
        }
    }

    /// <summary>Whether a payload that came before the welcome concerns the page's hello.</summary>
    private bool IsAnswer(in ReadOnlySequence<byte> payload)
    {
        bool isAnswer = gate.IsAnswer(payload);
        if (gate.Limits is { } limits)
        {
            connection.Expect(Counting.Bytes, Math.Clamp(limits.Frame, Connector.InitialMaxPayload, PageSocket.MostBytes));
        }

        return isAnswer;
    }

    /// <summary>The payload in one piece. A browser drops a WebSocket over bytes that are no text.</summary>
    /// <exception cref="ProtocolException">They are none.</exception>
    private static ReadOnlyMemory<byte> Text(in ReadOnlySequence<byte> payload)
    {
        ReadOnlyMemory<byte> text = payload.IsSingleSegment ? payload.First : payload.ToArray();
        return Utf8.IsValid(text.Span) ? text : throw new ProtocolException(ErrorCode.BadUtf8);
    }
}
