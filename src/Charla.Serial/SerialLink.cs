namespace Charla.Serial;

/// <summary>Keeps a serial line in use: opens it, and when it goes, waits for it to come back.</summary>
/// <param name="settings">The line.</param>
/// <param name="open">Opens it; <see cref="SerialPort.Open"/> but in tests.</param>
/// <param name="time">Waits between the attempts.</param>
internal sealed class SerialLink(SerialSettings settings, Func<SerialSettings, ISerialPort> open, TimeProvider time)
{
    /// <summary>The first wait; each one after it is twice as long.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(4);

    private TimeSpan _wait = FirstWait;

    /// <summary>The last state told; null before the first attempt.</summary>
    public SerialLinkState? State { get; private set; }

    /// <summary>Goes on until it is cancelled.</summary>
    /// <param name="talk">Uses the open line until it is gone.</param>
    /// <param name="changed">Told each time the line comes, goes, or can't be opened for another reason than before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(Func<ISerialPort, CancellationToken, Task> talk, Action<SerialLinkState> changed, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using ISerialPort port = open(settings);
                Tell(new SerialLinkState(true, null, port.Refused), changed);
                long since = time.GetTimestamp();
                await talk(port, cancellationToken);

                // One that comes and goes all the time is left alone for longer and longer, too.
                _wait = time.GetElapsedTime(since) > LongestWait ? FirstWait : _wait;
                Tell(new SerialLinkState(false, SerialException.Gone(settings.Path), []), changed);
            }
            catch (SerialException problem)
            {
                Tell(new SerialLinkState(false, problem, []), changed);
            }

            await Task.Delay(_wait, time, cancellationToken);
            _wait = _wait * 2 > LongestWait ? LongestWait : _wait * 2;
        }
    }

    private void Tell(SerialLinkState state, Action<SerialLinkState> changed)
    {
        // That a line which was unplugged is not there says nothing new.
        SerialFailure? was = State?.Problem?.Failure;
        bool isNews = State is null || state.IsOpen != State.IsOpen || (state.Problem!.Failure != was && !(was == SerialFailure.Gone && state.Problem.Failure == SerialFailure.NotFound));
        State = isNews ? state : State;
        if (isNews)
        {
            changed(state);
        }
    }
}
