using System.Runtime.CompilerServices;

namespace Charla.Serial.Talk;

/// <summary>Listens to a line until it is gone.</summary>
internal sealed class SerialEar(ISerialPort port, IHearing hearing, TimeProvider time)
{
    private readonly byte[] _buffer = new byte[4_096];

    /// <summary>What comes, as it comes. While nobody asks for more, nothing more is read.</summary>
    public async IAsyncEnumerable<Heard> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<int>? reading = null;
        while (true)
        {
            reading ??= port.ReadAsync(_buffer, cancellationToken).AsTask();
            if (await HasReadAsync(reading, hearing.Patience, cancellationToken))
            {
                int count = await reading;
                if (count == ISerialPort.Gone)
                {
                    break;
                }

                hearing.Add(_buffer.AsSpan(0, count));
                reading = null;
            }
            else
            {
                hearing.Silence();
            }

            foreach (Heard heard in hearing.Understood())
            {
                yield return heard;
            }
        }

        foreach (Heard heard in hearing.End())
        {
            yield return heard;
        }
    }

    /// <summary>Whether something came while patience lasted.</summary>
    private async Task<bool> HasReadAsync(Task<int> reading, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (patience == Timeout.InfiniteTimeSpan)
        {
            await reading;
            return true;
        }

        using CancellationTokenSource came = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(reading, Task.Delay(patience, time, came.Token));
        await came.CancelAsync();
        return first == reading;
    }
}
