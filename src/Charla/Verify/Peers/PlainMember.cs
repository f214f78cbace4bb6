using System.Net;
using Charla.Verify.Checking;

namespace Charla.Verify.Peers;

/// <summary>A program of the course: says <c>name> text</c> in the lobby, and hears what is said there. Nobody acknowledges anything to it.</summary>
internal sealed class PlainMember(string name, IPEndPoint server, Recorder recorder, int seed) : Member(name, Wires.Plain, server, recorder, seed)
{
    private const int LongestPause = 60;
    private const string ServersOwn = "charla/1 ";

    private int _said;

    public override bool HasSettled(IReadOnlyDictionary<string, long> heads) => true;

    protected override async Task ConverseAsync(IPeerWire connection, CancellationToken end)
    {
        Recorder.Add(tick => new PlainConnected(tick));
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(end);
        Task speaking = SpeakAsync(connection, over.Token);
        try
        {
            await HearAsync(connection, over.Token);
        }
        finally
        {
            await over.CancelAsync();
            await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task HearAsync(IPeerWire connection, CancellationToken over)
    {
        while (await connection.ReceiveAsync(over) is { } payload)
        {
            int mark = payload.IndexOf("> ", StringComparison.Ordinal);
            if (mark > 0 && !payload.StartsWith(ServersOwn, StringComparison.Ordinal))
            {
                Recorder.Add(tick => new PlainReceived(tick, payload[..mark], payload[(mark + 2)..]));
            }
        }
    }

    private async Task SpeakAsync(IPeerWire connection, CancellationToken over)
    {
        while (!IsHushed)
        {
            string text = Texts.Next(Name, ++_said, Dice);
            Recorder.Add(tick => new PlainSent(tick, text));
            await connection.SendAsync($"{Name}> {text}", over);
            await Task.Delay(Dice.Next(LongestPause), over);
        }
    }
}
