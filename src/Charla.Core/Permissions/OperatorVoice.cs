using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Permissions;

/// <summary>The operator of the machine keeping order in a room, from outside of it.</summary>
internal sealed class OperatorVoice(Chat chat) : IParticipant
{
    private readonly TaskCompletionSource<AppendOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Connection Connection => throw new NotSupportedException();

    public string Name => chat.Options.ServerName;

    public string Dialect => "admin";

    public IWireForm Form => throw new NotSupportedException();

    /// <summary>Does one act, and completes when it is durable.</summary>
    /// <exception cref="ProtocolException">It can't be done.</exception>
    public static async Task ActAsync(Chat chat, ClientMessage asked, Room room)
    {
        OperatorVoice voice = new(chat);
        (LogEntry entry, _) = await new Moderation(chat).BuildAsync(asked, room, Actor.Operator(chat), static _ => { });
        room.Submit(new Submission(voice, entry, null, 0));
        AppendOutcome outcome = await voice._done.Task;
        if (outcome.Refusal is { } refusal)
        {
            throw new ProtocolException(refusal, room.Name);
        }
    }

    public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome)
    {
        _done.TrySetResult(outcome);
        return null;
    }

    public void Expelled(Room room, string reason)
    {
    }
}
