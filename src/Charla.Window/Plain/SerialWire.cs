using Charla.Client;
using Charla.Lessons.Serial;
using Charla.Protocol;
using Charla.Serial;
using Charla.Serial.Talk;
using Charla.Window.Links;

namespace Charla.Window.Plain;

/// <summary>A serial line: frames or lines, and no echo.</summary>
/// <param name="port">The open line; belongs to this.</param>
/// <param name="target">What goes over it.</param>
/// <param name="options">The clock and the limits.</param>
internal sealed class SerialWire(ISerialPort port, SerialTarget target, WindowOptions options) : IPlainWire
{
    // What was said last is still on its way when the page leaves; closing a line that is held would wait for ever.
    private static readonly TimeSpan _drainLimit = TimeSpan.FromSeconds(1);

    private readonly SerialEncoder _encoder = new(target.Format);
    private bool _isGone;

    public string Via => "serial";

    public string Peer => target.Line.Path;

    /// <summary>The device is called by the last part of its path.</summary>
    public string Nameless => Path.GetFileName(target.Line.Path);

    public bool Echoes => false;

    public Bilingual? Remark => port.Refused.Count == 0 ? null : SerialTexts.Refused.With(string.Join(", ", port.Refused));

    public async Task<LinkFailure> ListenAsync(Func<ChatEvent, ValueTask> heard, CancellationToken cancellationToken)
    {
        IHearing hearing = target.Format.Lines ? new LineHearing(target.Format) : new FrameHearing(target.Line, Frame.DefaultMaxPayload);
        await foreach (Heard next in new SerialEar(port, hearing, options.Time).ListenAsync(cancellationToken))
        {
            await heard(Tell(next));
        }

        return Gone();
    }

    public async Task<LinkFailure?> WriteAsync(string name, string text, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> rest = _encoder.Encode(target.IsNamed ? name : null, text);
        while (!rest.IsEmpty)
        {
            // However long the other end holds it: that is what flow control is for.
            int taken = await port.WriteAsync(rest, cancellationToken);
            if (taken == ISerialPort.Gone)
            {
                return Gone();
            }

            rest = rest[taken..];
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isGone)
        {
            await port.DrainAsync(_drainLimit);
        }

        port.Dispose();
    }

    private LinkFailure Gone()
    {
        _isGone = true;
        return LinkFailure.Of(SerialException.Gone(target.Line.Path));
    }

    private ChatEvent Tell(in Heard heard) => heard.Discarded > 0
        ? new NoticeReceived(SerialTexts.Discarded.With(heard.Discarded).In(target.Language))
        : new PlainTextReceived(heard.Name, heard.Text, Own: false, options.Time.GetUtcNow());
}
