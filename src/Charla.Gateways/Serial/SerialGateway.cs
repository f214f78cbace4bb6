using Charla.Core;
using Charla.Protocol;
using Charla.Serial;
using Microsoft.Extensions.Logging;

namespace Charla.Gateways.Serial;

/// <summary>One serial device's way into its room: a member while its line is open, and waited for while it is not.</summary>
/// <param name="chat">The chat.</param>
/// <param name="device">The device.</param>
/// <param name="open">Opens its line; <see cref="SerialPort.Open"/> but in tests.</param>
/// <param name="logger">For the operator.</param>
internal sealed partial class SerialGateway(Chat chat, SerialDevice device, Func<SerialSettings, ISerialPort> open, ILogger<SerialGateway> logger)
{
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SerialDevice Device => device;

    /// <summary>Why the line is not open; null while it is, or before it was tried.</summary>
    public Bilingual? Problem { get; private set; }

    /// <summary>Completes when the line has been tried to open once.</summary>
    public Task Tried => _tried.Task;

    /// <summary>Goes on until it is cancelled.</summary>
    public Task RunAsync(CancellationToken stop) => new SerialLink(device.Line, open, chat.Time).RunAsync(new SerialVisit(chat, device).TalkAsync, Note, stop);

    private void Note(SerialLinkState state)
    {
        Problem = state.Problem?.Text;
        if (state.Problem is not null)
        {
            Log.Waiting(logger, device.Name, state.Problem.Message);
        }
        else if (state.Refused.Count > 0)
        {
            Log.Refused(logger, device.Line.Path, string.Join(", ", state.Refused));
        }

        _tried.TrySetResult();
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Warning, "Serial device {Name} is waited for: {Problem}")]
        public static partial void Waiting(ILogger logger, string name, string problem);

        [LoggerMessage(21, LogLevel.Warning, "{Path} does not take these settings, and goes on without them: {Settings}")]
        public static partial void Refused(ILogger logger, string path, string settings);
    }
}
