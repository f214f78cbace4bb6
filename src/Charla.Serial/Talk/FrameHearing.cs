using Charla.Protocol;
using Charla.Protocol.Lines;

namespace Charla.Serial.Talk;

/// <summary>Understands the chat's frames, whatever their headers count and wherever the line was joined.</summary>
internal sealed class FrameHearing(SerialSettings settings, int maxPayload) : IHearing
{
    private const int CharactersOfPause = 20;

    private readonly CableFrameReader _frames = new(maxPayload);
    private readonly TimeSpan _moment = MomentOn(settings);
    private readonly TimeSpan _silence = SilenceOn(settings);

    public TimeSpan Patience => _frames.MayBeWhole ? _moment : _frames.IsInside ? _silence : Timeout.InfiniteTimeSpan;

    /// <summary>How long a frame whose end depends on what follows is waited for.</summary>
    public static TimeSpan MomentOn(SerialSettings settings) => Longer(TimeSpan.FromMilliseconds(100), settings);

    /// <summary>How long the rest of a frame is waited for.</summary>
    public static TimeSpan SilenceOn(SerialSettings settings) => Longer(TimeSpan.FromSeconds(2), settings);

    public void Add(ReadOnlySpan<byte> arrived) => _frames.Add(arrived);

    public void Silence()
    {
        if (_frames.MayBeWhole)
        {
            _frames.Wait();
        }
        else
        {
            _frames.GiveUp();
        }
    }

    public IEnumerable<Heard> Understood()
    {
        while (_frames.TryRead(out CableFind find))
        {
            yield return find.Payload is null ? Heard.Nothing(find.Discarded) : Said(find.Payload);
        }
    }

    public IEnumerable<Heard> End() => _frames.End() is > 0 and int discarded ? [Heard.Nothing(discarded)] : [];

    private static Heard Said(byte[] payload)
    {
        bool isText = System.Text.Unicode.Utf8.IsValid(payload);
        return isText ? Heard.Said(System.Text.Encoding.UTF8.GetString(payload)) : Heard.Said(LineText.Decode(payload, LineCharset.Utf8));
    }

    /// <summary>On a slow line a moment is as long as a few characters take.</summary>
    private static TimeSpan Longer(TimeSpan least, SerialSettings settings)
    {
        TimeSpan pause = settings.TimeFor(CharactersOfPause);
        return pause > least ? pause : least;
    }
}
