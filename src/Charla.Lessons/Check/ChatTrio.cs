using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>Three clients in the student's chat: Ana speaks, Bea listens, Carla does what people do.</summary>
internal sealed class ChatTrio : IAsyncDisposable
{
    private static readonly Bilingual _heard = new("Bea oyó: {0}", "Bea heard: {0}");
    private static readonly Bilingual _heardNothing = new("Bea no oyó nada.", "Bea heard nothing.");
    private static readonly Bilingual _garbled = new("Lo que llegó a Bea dejó de ser mensajes con encabezado: {0}", "What reached Bea stopped being messages with headers: {0}");

    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(1);

    private readonly Meetings _meetings;

    private ChatTrio(Meetings meetings, Wire ana, Wire bea, Wire carla) => (_meetings, Ana, Bea, Carla) = (meetings, ana, new ChatEar(bea), carla);

    public Wire Ana { get; }

    public ChatEar Bea { get; }

    public Wire Carla { get; }

    /// <summary>Three connections at once, with a fresh run of the program where it is started here.</summary>
    public static async Task<ChatTrio> GatherAsync(Meetings meetings, bool thirdReads = true)
    {
        Wire ana = await meetings.MeetAnewAsync();
        Wire bea = await meetings.MeetAnotherAsync();
        Wire carla = await meetings.MeetAnotherAsync(thirdReads);
        return new ChatTrio(meetings, ana, bea, carla);
    }

    /// <summary>Gathers the three, has them act, and looks whether Bea hears what is expected, each speaker's in order.</summary>
    public static async Task<Outcome> HearAsync(Meetings meetings, Func<ChatTrio, Task> act, IReadOnlyList<string> expected)
    {
        await using ChatTrio trio = await GatherAsync(meetings);
        if (!await trio.SettleAsync())
        {
            return trio.Outcome(expected);
        }

        await act(trio);
        await trio.Bea.HearsAsync(ear => ear.HasHeard(expected), meetings.Timeout);
        trio.Ana.Waited();
        trio.Bea.Wire.Waited();
        return trio.Outcome(expected);
    }

    /// <summary>Has everybody heard by Bea, so that the server knows all three.</summary>
    public async Task<bool> SettleAsync() =>
        await Bea.SettleAsync(Ana, "ana> hola", _meetings.Timeout) && await Bea.SettleAsync(Carla, "carla> hola", _meetings.Timeout);

    /// <summary>Has Ana say one thing when Bea has heard the one before it, or after a moment: so none is glued to another.</summary>
    public async Task OneByOneAsync(IEnumerable<string> texts)
    {
        foreach (string text in texts)
        {
            await Ana.SendAsync(SentFrames.Of(text));
            await Bea.HearsAsync(ear => ear.Count(text) > 0, _moment);
        }
    }

    /// <summary>What Bea heard, held against what was expected.</summary>
    public Outcome Outcome(IReadOnlyList<string> expected)
    {
        bool settled = Bea.Count("ana> hola") > 0 && Bea.Count("carla> hola") > 0;
        string last = Bea.Heard.Count > 0 ? Bea.Heard[^1] : "";
        Bilingual came = Bea.IsGarbled
            ? _garbled.With(ByteText.Text(Bea.Rest, 40))
            : Bea.Heard.Count > 0 ? _heard.With(SafeText.OneLine(last[..Math.Min(last.Length, 60)])) : _heardNothing;
        return Check.Outcome.Of(settled && Bea.HasHeard(expected), came, FramedClientCheck.Only([.. Ana.Findings, .. Bea.Wire.Findings], FindingRule.OneReceiveIsOneMessage));
    }

    public async ValueTask DisposeAsync() => await _meetings.PartAsync();
}
