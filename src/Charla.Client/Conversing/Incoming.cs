using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Charla.Client.Connecting;
using Charla.Protocol;
using Wire = Charla.Protocol.Messages;

namespace Charla.Client.Conversing;

/// <summary>Judges what a server of charla/1 says on one connection: the one place that knows its messages by kind. Called by the reading loop only.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "It knows the messages and the events by duty.")]
internal sealed class Incoming(ClientState state, Requests requests, Sending sending, bool catchUp)
{
    private const string KeepAliveRef = "alive";

    private long _pinged;

    /// <summary>Why the connection will end, once the server has said so.</summary>
    public ConnectionProblem? Farewell { get; private set; }

    /// <summary>A ping whose answer is measured here.</summary>
    public Wire.Ping NewPing()
    {
        _pinged = state.Time.GetTimestamp();
        return new Wire.Ping { Ref = KeepAliveRef };
    }

    /// <summary>Takes one payload.</summary>
    public async ValueTask HandleAsync(ReadOnlySequence<byte> payload)
    {
        Wire.ServerMessage? message;
        try
        {
            message = Wire.MessageReader.ReadServerMessage(payload);
        }
        catch (ProtocolException unreadable)
        {
            // The frames are sound. To connect again would bring the same message again; if it was logged, a gap will be told.
            string detail = $"The server sent a message that cannot be read: {unreadable.Message}.";
            await state.PublishAsync(new ErrorReceived(unreadable.Code, detail, null, null)).ConfigureAwait(false);
            return;
        }

        if (message is not null)
        {
            await HandleAsync(message).ConfigureAwait(false);
        }
    }

    private ValueTask HandleAsync(Wire.ServerMessage message) => message switch
    {
        Wire.RoomEvent logged => LoggedAsync(logged),
        Wire.Joined joined => JoinedAsync(joined),
        Wire.Gap gap => SkippedAsync(gap),
        Wire.Ack ack => AcknowledgedAsync(ack),
        Wire.Error error => FailedAsync(error),
        _ => AnsweredAsync(message),
    };

    private async ValueTask LoggedAsync(Wire.RoomEvent logged)
    {
        Admission admission = state.Rooms.Admit(logged.Room, logged.Seq);
        if (admission.Deliver)
        {
            await PassOverAsync(logged.Room, admission.Missing).ConfigureAwait(false);
            if (logged is Wire.ModeratedEvent { Name: { } name })
            {
                state.Rooms.Rename(logged.Room, name);
            }

            await state.PublishAsync(Translation.Event(logged)).ConfigureAwait(false);
        }

        // What is in the log is durable: as good as an acknowledgement, and all there is where that was lost.
        SendReceipt receipt = new(logged.Room, logged.Seq, logged.At, Repeated: false, Confirmed: true);
        await sending.AcknowledgeAsync(logged.Nonce, receipt).ConfigureAwait(false);
        sending.OpenWhenSettled();
    }

    private async ValueTask JoinedAsync(Wire.Joined joined)
    {
        Entrance entrance = state.Rooms.Enter(joined.Room, joined.Head, catchUp);
        requests.TryAnswer(joined);
        await state.PublishAsync(Translation.Joined(joined, entrance.Rejoined)).ConfigureAwait(false);
        await PassOverAsync(joined.Room, entrance.Missing).ConfigureAwait(false);
        sending.OpenWhenSettled();
    }

    private async ValueTask SkippedAsync(Wire.Gap gap)
    {
        await PassOverAsync(gap.Room, state.Rooms.Skip(gap.Room, gap.From, gap.To)).ConfigureAwait(false);
        sending.OpenWhenSettled();
    }

    private ValueTask PassOverAsync(string room, SeqRange? missing) =>
        missing is { } range ? state.PublishAsync(new GapReported(room, range.From, range.To)) : ValueTask.CompletedTask;

    private ValueTask AcknowledgedAsync(Wire.Ack ack)
    {
        requests.TryAnswer(ack);
        return sending.AcknowledgeAsync(ack.Nonce, new SendReceipt(ack.Room, ack.Seq, ack.At, ack.Repeated ?? false, Confirmed: true));
    }

    private async ValueTask FailedAsync(Wire.Error error)
    {
        bool isOfRequest = await sending.RefuseAsync(error).ConfigureAwait(false) || requests.TryFail(error.Ref, Translation.Refusal(error));
        if (!isOfRequest)
        {
            await state.PublishAsync(new ErrorReceived(error.Code, error.Message, error.Room, Diagnosis.ToTime(error.RetryAfterMs))).ConfigureAwait(false);
        }
    }

    private async ValueTask AnsweredAsync(Wire.ServerMessage message)
    {
        // First the answer: whoever waits for it may be the one who reads the events.
        ChatEvent? news = Note(message);
        requests.TryAnswer(message);
        if (news is not null)
        {
            await state.PublishAsync(news).ConfigureAwait(false);
        }

        sending.OpenWhenSettled();
    }

    private AccountChanged Become(string? account, AccountRole role, string name)
    {
        state.Change(standing => standing with
        {
            Name = name,
            Account = standing.Account with { Name = account, Role = role, Credential = account is null ? Credential.None : standing.Account.Credential },
        });
        return new AccountChanged(account, role, name);
    }

    private ChatEvent? Note(Wire.ServerMessage message)
    {
        switch (message)
        {
            case Wire.Left left:
                state.Rooms.Remove(left.Room);
                return new RoomLeft(left.Room, left.Reason);
            case Wire.Renamed renamed:
                state.Change(standing => standing with { Name = renamed.Name });
                return new Renamed(renamed.Name);
            case Wire.Registered made:
                return Become(made.Account, AccountRole.User, made.Account);
            case Wire.SignedIn opened:
                return Become(opened.Account, AccountStanding.RoleOf(opened.Role), opened.Name);
            case Wire.SignedOut left:
                return Become(null, AccountRole.None, left.Name);
            case Wire.Bye bye:
                Farewell = Diagnosis.OfBye(bye.Reason, bye.Message, bye.RetryAfterMs);
                return new ServerSaidBye(bye.Reason, bye.Message, Diagnosis.ToTime(bye.RetryAfterMs));
            case Wire.Pong { Ref: KeepAliveRef }:
                state.Change(standing => standing with { RoundTrip = state.Time.GetElapsedTime(_pinged) });
                return null;
            default:
                return Translation.News(message);
        }
    }
}
