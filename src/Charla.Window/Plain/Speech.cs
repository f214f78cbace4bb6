using System.Text;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Window.Plain;

/// <summary>What a page says in a lobby: judged, handed over to be written, and acknowledged when it is said.</summary>
internal sealed class Speech(LobbySeat seat, Sayings sayings)
{
    private const int MaxNonceBytes = 64;

    private readonly HashSet<string> _underway = [];

    /// <summary>The page wants to say something to the lobby. Said again with the same nonce it is said once.</summary>
    /// <exception cref="ProtocolException">It can't be said.</exception>
    public Task SayAsync(Send send)
    {
        Check(send);
        if (seat.Lobby.Find(send.Nonce) is { } known)
        {
            return AcknowledgeAsync(known, send.Ref, isRepeat: true);
        }

        bool isUnderway = send.Nonce is not null && _underway.Contains(send.Nonce);
        if (!isUnderway)
        {
            HandOver(new Saying(seat.Name, send.Text!, send.Nonce, send.Ref));
        }

        return Task.CompletedTask;
    }

    /// <summary>Shows the page its own words, and tells it that they are said; once.</summary>
    public async Task ConfirmAsync(Saying saying, string from, DateTimeOffset at)
    {
        if (saying.IsTold)
        {
            return;
        }

        saying.IsTold = true;
        _underway.Remove(saying.Nonce ?? "");
        MessageEvent message = seat.Lobby.Add(from, saying.Text, at, saying.Nonce);
        await seat.ShowAsync(message);
        await AcknowledgeAsync(message, saying.Ref, isRepeat: null);
    }

    private void Check(Send send)
    {
        if (send.Text is null || Encoding.UTF8.GetByteCount(send.Nonce ?? "") > MaxNonceBytes)
        {
            throw new ProtocolException(ErrorCode.BadRequest, send.Text is null ? "text" : "nonce");
        }

        int bytes = Encoding.UTF8.GetByteCount($"{seat.Name}> {send.Text}");
        if (bytes > Frame.DefaultMaxPayload)
        {
            throw new ProtocolException(ErrorCode.TooLong, $"{bytes} > {Frame.DefaultMaxPayload}");
        }
    }

    private void HandOver(Saying saying)
    {
        if (!sayings.TrySay(saying))
        {
            throw new ProtocolException(ErrorCode.RateLimited);
        }

        if (saying.Nonce is not null)
        {
            _underway.Add(saying.Nonce);
        }
    }

    private Task AcknowledgeAsync(MessageEvent message, string? @ref, bool? isRepeat) =>
        seat.TellAsync(new Ack { Ref = @ref, Room = message.Room, Seq = message.Seq, At = message.At, Nonce = message.Nonce, Repeated = isRepeat });
}
