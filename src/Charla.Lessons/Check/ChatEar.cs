using System.Buffers;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>One client's side of a chat: cuts the frames that come, and keeps what they say.</summary>
internal sealed class ChatEar(Wire wire)
{
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(200);

    private readonly List<string> _heard = [];
    private readonly Dictionary<string, int> _counts = [];
    private FrameReader _reader = new(1024 * 1024, Counting.Bytes);
    private byte[] _unread = [];
    private int _taken;

    public Wire Wire => wire;

    /// <summary>Whether what came stopped being frames: nothing can be heard any more.</summary>
    public bool IsGarbled { get; private set; }

    /// <summary>What came after the last whole message.</summary>
    public ReadOnlySpan<byte> Rest => _unread;

    /// <summary>Messages heard so far, in their order.</summary>
    public IReadOnlyList<string> Heard => _heard;

    /// <summary>How often a message was heard.</summary>
    public int Count(string text) => _counts.GetValueOrDefault(text);

    /// <summary>Whether all of these were heard, those of each speaker in their order.</summary>
    public bool HasHeard(IEnumerable<string> texts) => texts.GroupBy(SpeakerOf).All(said => IsInOrder([.. said]));

    /// <summary>Whether a condition on what is heard comes true before it is silent for the limit.</summary>
    public async Task<bool> HearsAsync(Func<ChatEar, bool> condition, TimeSpan silence)
    {
        await wire.UntilAsync(() => Listen() && condition(this), silence);
        return condition(this);
    }

    /// <summary>Has a client speak until this one hears it: then the server knows them both.</summary>
    public async Task<bool> SettleAsync(Wire speaker, string text, TimeSpan limit)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < limit && !wire.HasEnded; waited += _again)
        {
            await speaker.SendAsync(SentFrames.Of(text));
            if (await HearsAsync(ear => ear.Count(text) > 0, _again))
            {
                return true;
            }
        }

        return await HearsAsync(ear => ear.Count(text) > 0, _again);
    }

    private static string SpeakerOf(string text) => text.Split('>')[0];

    private bool IsInOrder(string[] texts)
    {
        int next = 0;
        foreach (string heard in _heard)
        {
            next += next < texts.Length && heard == texts[next] ? 1 : 0;
        }

        return next == texts.Length;
    }

    /// <summary>Takes what has come since the last time; false where it can't be cut any more.</summary>
    private bool Listen()
    {
        byte[] more = wire.ReceivedFrom(_taken);
        _taken += more.Length;
        ReadOnlySequence<byte> unread = new([.. _unread, .. more]);
        try
        {
            while (!IsGarbled && _reader.Read(ref unread, waited: false, out ReadOnlySequence<byte> payload) == FrameReadStatus.Frame)
            {
                string text = Encoding.UTF8.GetString(payload);
                _heard.Add(text);
                _counts[text] = Count(text) + 1;
            }
        }
        catch (ProtocolException)
        {
            IsGarbled = true;
        }

        _unread = unread.ToArray();
        return !IsGarbled;
    }
}
