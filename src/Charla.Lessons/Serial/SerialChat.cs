using Charla.Protocol;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Lessons.Serial;

/// <summary>Two computers and a cable: what is said here goes out as frames or lines, what comes in is shown, and a cable that is pulled is waited for.</summary>
internal sealed class SerialChat(SerialChatOptions options, ISerialChatView view, Func<SerialSettings, ISerialPort> open, TimeProvider time)
{
    private static readonly Bilingual _opened = new("{0} abierto: {1}.", "{0} is open: {1}.");
    private static readonly Bilingual _back = new("{0} está de vuelta.", "{0} is back.");
    private static readonly Bilingual _gone = new("{0} Esperando a que vuelva…", "{0} Waiting for it to come back…");

    private bool _wasOpen;

    /// <summary>A chat over a real port.</summary>
    public SerialChat(SerialChatOptions options, ISerialChatView view)
        : this(options, view, SerialPort.Open, TimeProvider.System)
    {
    }

    /// <summary>What is said here.</summary>
    public SerialMouth Mouth { get; } = new(options.Format, options.Name);

    /// <summary>Goes on until it is cancelled.</summary>
    /// <exception cref="LessonException">The line can't be opened at the start, and was not to be waited for.</exception>
    public Task RunAsync(CancellationToken stop) => new SerialLink(options.Line, open, time).RunAsync(TalkAsync, Tell, stop);

    private async Task TalkAsync(ISerialPort port, CancellationToken stop)
    {
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sending = Mouth.SendAsync(port, gone.Token);
        try
        {
            IHearing hearing = options.Format.Lines ? new LineHearing(options.Format) : new FrameHearing(options.Line, Frame.DefaultMaxPayload);
            await foreach (Heard heard in new SerialEar(port, hearing, time).ListenAsync(stop))
            {
                Show(heard);
            }
        }
        finally
        {
            await gone.CancelAsync();
            await sending;
        }
    }

    private void Show(in Heard heard)
    {
        if (heard.Discarded > 0)
        {
            view.Notice(SerialTexts.Discarded.With(heard.Discarded));
        }
        else
        {
            view.Said(heard.Name, heard.Text);
        }
    }

    private void Tell(SerialLinkState state)
    {
        if (state.Problem is { } problem)
        {
            view.Notice(_wasOpen || options.Wait ? _gone.With(problem.Text) : throw new LessonException(problem.Text, problem));
            return;
        }

        view.Notice(_wasOpen ? _back.With(options.Line.Path) : _opened.With(options.Line.Path, options.Line));
        _wasOpen = true;
        if (state.Refused.Count > 0)
        {
            view.Notice(SerialTexts.Refused.With(string.Join(", ", state.Refused)));
        }
    }
}
