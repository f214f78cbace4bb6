using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Charla.Client.Conversing;

/// <summary>The sends that the server has not acknowledged, in their order. Safe for use from many threads.</summary>
internal sealed class Outbox(int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<PendingSend> _sends = new();
    private readonly Dictionary<string, LinkedListNode<PendingSend>> _byNonce = [];
    private readonly string _noncePrefix = Convert.ToHexString(RandomNumberGenerator.GetBytes(6)).ToLowerInvariant();
    private LinkedListNode<PendingSend>? _firstUnwritten;
    private long _counter;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sends.Count;
            }
        }
    }

    /// <summary>Takes a message in.</summary>
    /// <exception cref="ChatException"><see cref="ChatFailure.Full"/> or <see cref="ChatFailure.Closed"/>.</exception>
    public PendingSend Add(string room, string text, long? replyTo, JsonElement? attachment)
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw new ChatException(ChatFailure.Closed, "The client is closed.");
            }

            if (_sends.Count >= capacity)
            {
                throw new ChatException(ChatFailure.Full, $"{capacity} messages are waiting to be acknowledged.");
            }

            string nonce = NextNonce();
            LinkedListNode<PendingSend> node = _sends.AddLast(new PendingSend(nonce, room, text, replyTo, attachment));
            _byNonce.Add(nonce, node);
            _firstUnwritten ??= node;
            return node.Value;
        }
    }

    /// <summary>The next send that was not written on this connection; from here on it counts as written, at <paramref name="timestamp"/>.</summary>
    public PendingSend? TakeUnwritten(long timestamp)
    {
        lock (_gate)
        {
            LinkedListNode<PendingSend>? node = _firstUnwritten;
            if (node is null)
            {
                return null;
            }

            node.Value.WrittenAt = timestamp;
            node.Value.Attempts++;
            _firstUnwritten = NextUnwritten(node.Next);
            return node.Value;
        }
    }

    /// <summary>A send that is to be written again.</summary>
    public bool PutBack(string nonce)
    {
        lock (_gate)
        {
            if (!_byNonce.TryGetValue(nonce, out LinkedListNode<PendingSend>? node))
            {
                return false;
            }

            node.Value.WrittenAt = null;
            _firstUnwritten = NextUnwritten(_sends.First);
            return true;
        }
    }

    /// <summary>Everything is to be written again, in order: the connection is a new one.</summary>
    public void PutAllBack()
    {
        lock (_gate)
        {
            foreach (PendingSend send in _sends)
            {
                send.WrittenAt = null;
            }

            _firstUnwritten = _sends.First;
        }
    }

    /// <summary>Takes a send out for good; null where there is none of that nonce any more.</summary>
    public PendingSend? Remove(string? nonce)
    {
        lock (_gate)
        {
            return nonce is not null && _byNonce.TryGetValue(nonce, out LinkedListNode<PendingSend>? node) ? Remove(node) : null;
        }
    }

    /// <summary>Takes the first written send out for which <paramref name="isIt"/>; null where there is none.</summary>
    public PendingSend? RemoveWritten(Func<PendingSend, bool> isIt)
    {
        lock (_gate)
        {
            for (LinkedListNode<PendingSend>? node = _sends.First; node is { Value.WrittenAt: not null }; node = node.Next)
            {
                if (isIt(node.Value))
                {
                    return Remove(node);
                }
            }

            return null;
        }
    }

    /// <summary>Whether a send that was written on an earlier connection is still not acknowledged: it may have arrived.</summary>
    public bool HasAttempted()
    {
        lock (_gate)
        {
            return _sends.Any(send => send.Attempts > 0);
        }
    }

    public IReadOnlyList<PendingSend> Snapshot()
    {
        lock (_gate)
        {
            return [.. _sends];
        }
    }

    /// <summary>Takes no more, and fails what is left.</summary>
    public void Close()
    {
        IReadOnlyList<PendingSend> left;
        lock (_gate)
        {
            _closed = true;
            left = [.. _sends];
            _sends.Clear();
            _byNonce.Clear();
            _firstUnwritten = null;
        }

        foreach (PendingSend send in left)
        {
            send.Fail(new ChatException(ChatFailure.Closed, "The client was closed before the server acknowledged the message."));
        }
    }

    // Of fixed width, so that they sort; and with an end that nobody can foresee who has seen others, for a message that carries a waiting send's
    // nonce is taken for it.
    private string NextNonce() =>
        string.Create(CultureInfo.InvariantCulture, $"{_noncePrefix}-{++_counter:D12}-{RandomNumberGenerator.GetInt32(int.MaxValue):x8}");

    private static LinkedListNode<PendingSend>? NextUnwritten(LinkedListNode<PendingSend>? node)
    {
        while (node is { Value.WrittenAt: not null })
        {
            node = node.Next;
        }

        return node;
    }

    private PendingSend Remove(LinkedListNode<PendingSend> node)
    {
        if (node == _firstUnwritten)
        {
            _firstUnwritten = NextUnwritten(node.Next);
        }

        _sends.Remove(node);
        _byNonce.Remove(node.Value.Nonce);
        return node.Value;
    }
}
