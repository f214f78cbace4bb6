using System.Text.Json;

namespace Charla.Client;

/// <summary>A message on its way: kept, and repeated after every reconnect, until the server has acknowledged or refused it.</summary>
public sealed class PendingSend
{
    private readonly TaskCompletionSource<SendReceipt> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PendingSend(string nonce, string room, string text, long? replyTo, JsonElement? attachment)
    {
        Nonce = nonce;
        Room = room;
        Text = text;
        ReplyTo = replyTo;
        Attachment = attachment;
    }

    /// <summary>What the message is recognised by, in <see cref="MessageReceived.Nonce"/> too. A client's nonces sort in the order of its sends.</summary>
    public string Nonce { get; }

    /// <summary>Where it goes, as the sender wrote it.</summary>
    public string Room { get; }

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>The seq of the message that it answers.</summary>
    public long? ReplyTo { get; }

    /// <summary>Ends when the server has the message, however long that takes.</summary>
    /// <remarks>Fails with <see cref="ChatException"/>: <see cref="ChatFailure.Refused"/> or <see cref="ChatFailure.Closed"/>. It need not be waited for.</remarks>
    public Task<SendReceipt> Acknowledged => _completion.Task;

    internal JsonElement? Attachment { get; }

    /// <summary>When it was written on this connection; null where it was not. Guarded by the outbox, like <see cref="Attempts"/>.</summary>
    internal long? WrittenAt { get; set; }

    /// <summary>How often it was written, on whatever connection.</summary>
    internal int Attempts { get; set; }

    internal void Complete(SendReceipt receipt) => _completion.TrySetResult(receipt);

    internal void Fail(ChatException reason)
    {
        _completion.TrySetException(reason);

        // A sender that does not wait has the event; the failure is not to be reported as unobserved as well.
        _ = _completion.Task.Exception;
    }
}
