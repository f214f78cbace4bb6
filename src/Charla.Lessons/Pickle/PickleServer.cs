using System.Net.Sockets;
using Charla.Lessons.Framing;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Prints every object that comes as a pickle in a frame, as Python would, and executes none: what is more than data is refused by name.</summary>
internal sealed class PickleServer(LessonScreen screen)
{
    /// <summary>Bytes of the largest pickle that is taken.</summary>
    public const int MaxPickle = 1024 * 1024;

    private const int ShownChars = 4_000;

    private static readonly PickleLimits _limits = new() { MaxBytes = MaxPickle, MaxValues = MaxPickle, MaxStack = MaxPickle, MaxMemo = MaxPickle };

    private static readonly Bilingual _frame = new("[{0}] {1,5} bytes", "[{0}] {1,5} bytes");
    private static readonly Bilingual _gone = new("desconectado: {0} objetos, {1} rechazados", "disconnected: {0} objects, {1} refused");

    private int _clients;

    /// <summary>Reads one client until it hangs up, or sends what is no frame.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        int objects = 0;
        int refused = 0;
        try
        {
            await FramedVisit.ReadAsync(screen, number, client, MaxPickle, Take, stop);
        }
        finally
        {
            screen.Line(number, _gone.With(objects, refused));
        }

        void Take(string header, byte[] pickle)
        {
            screen.Line(number, _frame.With(header, pickle.Length));
            _ = Show(number, pickle) ? objects++ : refused++;
        }
    }

    /// <returns>False where it was refused.</returns>
    private bool Show(int number, byte[] pickle)
    {
        PickleVerdict verdict = PickleVerdict.Of(pickle, _limits);
        IEnumerable<string> lines = verdict.Value is { } value ? [PickleText.Repr(value, ShownChars)] : verdict.Explain(screen.Language);
        foreach (string line in lines)
        {
            screen.Line(number, line);
        }

        return verdict.Refusal is null;
    }
}
