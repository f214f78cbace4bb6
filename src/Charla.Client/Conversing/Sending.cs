using System.Diagnostics.CodeAnalysis;
using Charla.Client.Connecting;
using Charla.Protocol;
using Wire = Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>What goes out on one connection of charla/1, and what becomes of the sends among it.</summary>
/// <remarks>
/// Sends wait until the rooms are settled after a reconnect, so that what is said goes where its author is, and nothing is repeated that the log
/// turns out to hold.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Ends with its connection.")]
internal sealed class Sending
{
    private static readonly TimeSpan _defaultPause = TimeSpan.FromSeconds(1);

    private readonly ClientState _state;
    private readonly Requests _requests;
    private readonly int _maxPayload;
    private readonly Action _wake;
    private readonly ITimer _pauseEnds;
    private volatile bool _isOpen;
    private volatile bool _isPaused;

    /// <param name="state">Whose sends.</param>
    /// <param name="requests">The requests of the same connection.</param>
    /// <param name="maxPayload">Bytes of the largest payload that the server takes.</param>
    /// <param name="wake">Called when there is something to write again.</param>
    public Sending(ClientState state, Requests requests, int maxPayload, Action wake)
    {
        _state = state;
        _requests = requests;
        _maxPayload = maxPayload;
        _wake = wake;
        _pauseEnds = state.Time.CreateTimer(_ => EndPause(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets the sends go, once the rooms are settled.</summary>
    public void OpenWhenSettled()
    {
        if (!_isOpen && _state.Rooms.Settled)
        {
            _isOpen = true;
            _wake();
        }
    }

    /// <summary>Adds what is to be written to the buffer: sends first, so that leaving a room does not overtake what was said there.</summary>
    public async ValueTask FillAsync(FrameBuffer buffer)
    {
        using Wire.MessageWriter writer = new(buffer);
        while (_isOpen && !_isPaused && buffer.Length < WriteLoop.BatchBytes && _state.Outbox.TakeUnwritten(_state.Time.GetTimestamp()) is { } send)
        {
            if (!TryWrite(writer, buffer, ToWire(send)))
            {
                await _state.RefuseAsync(send, ErrorCode.TooLong, TooLong()).ConfigureAwait(false);
            }
        }

        while (buffer.Length < 2 * WriteLoop.BatchBytes && _requests.TryTake(out Wire.ClientMessage? request))
        {
            if (!TryWrite(writer, buffer, request!))
            {
                _requests.TryFail(request!.Ref, new ChatException(ChatFailure.TooLong, TooLong()));
            }
        }
    }

    /// <summary>The server has the send of that nonce, if it is one of ours that is still waiting.</summary>
    public async ValueTask AcknowledgeAsync(string? nonce, SendReceipt receipt)
    {
        if (_state.Outbox.Remove(nonce) is { } send)
        {
            await _state.AcknowledgeAsync(send, receipt).ConfigureAwait(false);
        }
    }

    /// <summary>Takes an error that is about a send: sent again later where that helps, else refused. False where it is about something else.</summary>
    public async ValueTask<bool> RefuseAsync(Wire.Error error)
    {
        if (error.Nonce is null)
        {
            return false;
        }

        if (error.Code is ErrorCode.RateLimited or ErrorCode.ShuttingDown && _state.Outbox.PutBack(error.Nonce))
        {
            _isPaused = true;
            _pauseEnds.Change(Diagnosis.ToTime(error.RetryAfterMs) ?? _defaultPause, Timeout.InfiniteTimeSpan);
            return true;
        }

        PendingSend? send = _state.Outbox.Remove(error.Nonce);
        if (send is not null)
        {
            await _state.RefuseAsync(send, error.Code, error.Message).ConfigureAwait(false);
        }

        return send is not null;
    }

    /// <summary>The connection is no more.</summary>
    public void End() => _pauseEnds.Dispose();

    private static Wire.Send ToWire(PendingSend send)
    {
        bool isDirect = send.Room.StartsWith(Wire.NameRules.DirectPrefix);
        return new Wire.Send
        {
            Room = isDirect ? null : send.Room,
            To = isDirect ? send.Room[1..] : null,
            Text = send.Text,
            Nonce = send.Nonce,
            ReplyTo = send.ReplyTo,
            Data = send.Attachment,
        };
    }

    private bool TryWrite(Wire.MessageWriter writer, FrameBuffer buffer, Wire.ClientMessage message)
    {
        int start = writer.Write(message);
        bool fits = buffer.Length - start - Frame.HeaderLength <= _maxPayload;
        if (!fits)
        {
            buffer.Truncate(start);
        }

        return fits;
    }

    private string TooLong() => $"The server takes no more than {_maxPayload} bytes at once.";

    private void EndPause()
    {
        _isPaused = false;
        _wake();
    }
}
