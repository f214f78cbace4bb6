using System.Diagnostics.CodeAnalysis;
using Charla.Serial;
using Charla.Window.Plain;
using Charla.Window.Wire;

namespace Charla.Window.Links;

/// <summary>Opens serial ports.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "The port belongs to the link that is returned.")]
internal sealed class SerialDialling(WindowOptions options, LobbyShelf shelf)
{
    /// <summary>Makes a link, every read and write of which is taped.</summary>
    /// <exception cref="LinkException">The port can't be used, and why.</exception>
    public async Task<ILink> DialAsync(SerialTarget target, LinkTape tape, CancellationToken cancellationToken)
    {
        // Drivers may take their time to open a port, and can't be interrupted.
        Task<ISerialPort> opening = Task.Run(() => options.OpenPort(target.Line), CancellationToken.None);
        try
        {
            ISerialPort port = await opening.WaitAsync(options.DialLimit, options.Time, cancellationToken);
            return new PlainLink(new SerialWire(new WatchedPort(port, tape), target, options), shelf, target.Language, options);
        }
        catch (SerialException problem)
        {
            throw new LinkException(LinkFailure.Of(problem), problem);
        }
        catch (TimeoutException late)
        {
            CloseWhenOpen(opening);
            throw new LinkException(LinkFailure.NoPort(target.Line.Path), late);
        }
        catch (OperationCanceledException)
        {
            CloseWhenOpen(opening);
            throw;
        }
    }

    private static void CloseWhenOpen(Task<ISerialPort> opening) =>
        opening.ContinueWith(static opened => opened.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
}
