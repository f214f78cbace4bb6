using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Tests.Fakes;

/// <summary>Keeps the lines that a lesson writes, and waits for one to come.</summary>
internal sealed class RecordedScreen : TextWriter
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordedScreen(Language language = Language.English) => Screen = new LessonScreen(this, language);

    public LessonScreen Screen { get; }

    public override Encoding Encoding => Encoding.UTF8;

    public string[] Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_lines)
        {
            _lines.Add(value!);
            _more.TrySetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until so many lines contain a text.</summary>
    public async Task<string[]> WaitForAsync(string text, int count = 1)
    {
        using CancellationTokenSource limit = new(_limit);
        while (true)
        {
            Task more;
            lock (_lines)
            {
                string[] found = [.. _lines.Where(line => line.Contains(text, StringComparison.Ordinal))];
                if (found.Length >= count)
                {
                    return found;
                }

                more = _more.Task;
            }

            try
            {
                await more.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"No line with '{text}' ({count} of them) within {_limit.TotalSeconds} s. The lines were:\n{string.Join('\n', Lines)}");
            }
        }
    }
}
