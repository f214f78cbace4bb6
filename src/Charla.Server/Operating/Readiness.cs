using Charla.Core;
using Charla.Protocol;

namespace Charla.Server.Operating;

/// <summary>Whether the server can do its work: it is not stopping, and what is said can be written. Looks at the disk itself, but not more often than each few seconds.</summary>
internal sealed class Readiness(Chat chat, TimeProvider time)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(2);
    private static readonly Bilingual _stopping = new("se está deteniendo", "stopping");
    private static readonly Bilingual _notWritten = new("el registro no se puede escribir: {0}", "the log can't be written: {0}");
    private static readonly Bilingual _slow = new("el registro no contestó en {0} s", "the log did not answer within {0} s");

    private readonly Lock _gate = new();
    private Task<Bilingual?>? _probe;
    private long _probed;

    /// <summary>Why it is not ready; null where it is.</summary>
    public Task<Bilingual?> ProblemAsync() => chat.IsStopping ? Task.FromResult<Bilingual?>(_stopping) : ProbeAsync();

    private Task<Bilingual?> ProbeAsync()
    {
        lock (_gate)
        {
            if (_probe is null || (_probe.IsCompleted && time.GetElapsedTime(_probed) >= _pause))
            {
                _probed = time.GetTimestamp();
                _probe = WriteAsync();
            }

            return _probe;
        }
    }

    private async Task<Bilingual?> WriteAsync()
    {
        try
        {
            await chat.Log.ProbeAsync().WaitAsync(_limit, time);
            return null;
        }
        catch (LogUnavailableException failure)
        {
            return _notWritten.With(failure.Message);
        }
        catch (TimeoutException)
        {
            return _slow.With(_limit.TotalSeconds);
        }
    }
}
