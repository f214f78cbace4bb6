using System.Globalization;
using System.Threading.Channels;
using Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>The requests of one connection: those to be written, and those that wait for their answer. Safe for use from many threads.</summary>
internal sealed class Requests(int capacity, TimeSpan limit, TimeProvider time)
{
    // Beside the requests there are pings, and the typing that nobody waits for.
    private const int Spare = 64;

    private readonly Channel<ClientMessage> _toWrite = Channel.CreateBounded<ClientMessage>(new BoundedChannelOptions(capacity + Spare) { SingleReader = true });
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource<ServerMessage>> _waiting = [];
    private long _counter;
    private bool _ended;

    /// <summary>Has something written that has no answer; false where too much waits to be written.</summary>
    public bool Post(ClientMessage message) => _toWrite.Writer.TryWrite(message);

    public bool TryTake(out ClientMessage? message) => _toWrite.Reader.TryRead(out message);

    /// <summary>Has a request written, and waits for its answer.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="wake">Called when there is something to write.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ChatException">No answer, or the server's no.</exception>
    public async Task<T> AskAsync<T>(ClientMessage request, Action wake, CancellationToken cancellationToken)
        where T : ServerMessage
    {
        (string reference, Task<ServerMessage> answer) = Register();
        try
        {
            if (!Post(request with { Ref = reference }))
            {
                throw Full();
            }

            wake();
            ServerMessage message = await answer.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
            return message as T ?? throw new ChatException(ChatFailure.Refused, "The server answered something else.") { Code = Charla.Protocol.ErrorCode.BadRequest };
        }
        catch (TimeoutException)
        {
            throw new ChatException(ChatFailure.TimedOut, $"The server did not answer within {limit.TotalSeconds:0.#} s.");
        }
        finally
        {
            Forget(reference);
        }
    }

    /// <summary>Hands an answer to whoever waits for it; false where nobody does.</summary>
    public bool TryAnswer(ServerMessage message) => Find(message.Ref)?.TrySetResult(message) ?? false;

    /// <summary>Fails a request; false where nobody waits for it.</summary>
    public bool TryFail(string? reference, ChatException reason) => Find(reference)?.TrySetException(reason) ?? false;

    /// <summary>The connection is no more: nothing is answered any more.</summary>
    public void End()
    {
        TaskCompletionSource<ServerMessage>[] left;
        lock (_gate)
        {
            _ended = true;
            left = [.. _waiting.Values];
            _waiting.Clear();
        }

        foreach (TaskCompletionSource<ServerMessage> waiting in left)
        {
            waiting.TrySetException(new ChatException(ChatFailure.ConnectionLost, "The connection was lost before the server answered."));
        }
    }

    private ChatException Full() => new(ChatFailure.Full, $"{capacity} requests are waiting for their answers.");

    private (string Reference, Task<ServerMessage> Answer) Register()
    {
        TaskCompletionSource<ServerMessage> waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_ended)
            {
                throw new ChatException(ChatFailure.NotConnected, "There is no connection.");
            }

            if (_waiting.Count >= capacity)
            {
                throw Full();
            }

            string reference = (++_counter).ToString(CultureInfo.InvariantCulture);
            _waiting.Add(reference, waiting);
            return (reference, waiting.Task);
        }
    }

    private TaskCompletionSource<ServerMessage>? Find(string? reference)
    {
        lock (_gate)
        {
            return reference is null ? null : _waiting.GetValueOrDefault(reference);
        }
    }

    private void Forget(string reference)
    {
        lock (_gate)
        {
            _waiting.Remove(reference);
        }
    }
}
