using System.Text;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc;

/// <summary>One command of a client and the lines that answer it, at once or as rooms and log come to it; with its label where it has one.</summary>
/// <remarks>Lines of a labelled command are held until all are there: one gets the label, several become a batch, none an <c>ACK</c>.</remarks>
internal sealed class IrcRequest(IrcVoice voice, string command, string? label)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<string>? _lines;
    private string? _batch;
    private int _open = 1;
    private bool _isAnswered;

    public string Command { get; } = command;

    public string? Label { get; } = label;

    /// <summary>What went wrong is not told, for nobody may be answered a notice.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The room whose loop has answered it, and may be about to send that.</summary>
    public Room? Room { get; set; }

    /// <summary>Completes when nothing of it waits for an answer any more.</summary>
    public Task Completed => _done.Task;

    /// <summary>Completes when everything that answers it is on its way.</summary>
    public async Task SentAsync()
    {
        await _done.Task;
        if (Room is { } room)
        {
            await IrcServer.OnLoopAsync(room, static () => true);
        }
    }

    private string Server => voice.Server.Name;

    private string Nick => voice.Nick;

    /// <summary>Adds a line, without its end; tags may stand in front.</summary>
    public void Line(string line)
    {
        lock (_gate)
        {
            (_lines ??= []).Add(Fitting(line));
        }
    }

    /// <summary>A line from the server to this client.</summary>
    public void Tell(string command, string rest) => Line($":{Server} {command} {Nick} {rest}");

    /// <summary>A line from this client, as others see it do something.</summary>
    public void Own(string rest) => Line($":{IrcServer.Mask(voice.Session)} {rest}");

    /// <summary>A <c>FAIL</c> for those who asked for such, else a notice.</summary>
    public void Fail(string code, string text, string context = "")
    {
        if (IsQuiet)
        {
            return;
        }

        Line(voice.Caps.HasFlag(IrcCapability.StandardReplies) ? $":{Server} FAIL {Command} {code} {context}{(context.Length > 0 ? " " : "")}:{text}" : $":{Server} NOTICE {Nick} :{Command}: {text}");
    }

    /// <summary>A numeric that says what went wrong.</summary>
    public void Refuse(string numeric, string rest)
    {
        if (!IsQuiet)
        {
            Tell(numeric, rest);
        }
    }

    /// <summary>Another answer is to come.</summary>
    public void Expect()
    {
        lock (_gate)
        {
            _open++;
        }
    }

    /// <summary>Several parts will be answered one after the other, each in its place among what happens in rooms: the batch is opened at once.</summary>
    public void Stream(FrameBuffer buffer)
    {
        if (Label is not null && _batch is null)
        {
            _batch = voice.NextBatch();
            buffer.Put($"@label={Label} :{Server} BATCH +{_batch} labeled-response\r\n");
        }
    }

    /// <summary>One answer is there; what can be sent is written.</summary>
    public void Settle(FrameBuffer buffer)
    {
        lock (_gate)
        {
            bool isLast = --_open == 0;
            if (Label is null || _batch is not null)
            {
                Flush(buffer, _batch is null ? null : $"batch={_batch}");
            }

            if (isLast)
            {
                Finish(buffer);
                _done.TrySetResult();
            }
        }
    }

    /// <summary>It will be answered by <see cref="AnswerInPlace"/>.</summary>
    public void AwaitPlace() => _isAnswered = true;

    /// <summary>What was asked for happens now, in the order of its room: the answer's lines are written in this place.</summary>
    public void AnswerInPlace(FrameBuffer buffer, IEnumerable<string> lines)
    {
        lock (_gate)
        {
            (_lines ??= []).AddRange(lines);
            if (_batch is not null)
            {
                Flush(buffer, $"batch={_batch}");
            }
            else
            {
                FinishLabelled(buffer);
            }
        }
    }

    private void Finish(FrameBuffer buffer)
    {
        if (Label is null)
        {
            return;
        }

        if (_batch is not null)
        {
            buffer.Put($":{Server} BATCH -{_batch}\r\n");
        }
        else if (!_isAnswered || _lines is { Count: > 0 })
        {
            FinishLabelled(buffer);
        }
    }

    private void FinishLabelled(FrameBuffer buffer)
    {
        List<string> lines = _lines ?? [];
        string tag = $"label={Label}";
        if (lines.Count == 0)
        {
            buffer.Put($"@{tag} :{Server} ACK\r\n");
        }
        else if (lines.Count == 1 || IsOneBatch(lines))
        {
            lines[0] = Tagged(lines[0], tag);
            Flush(buffer, null);
        }
        else
        {
            string batch = voice.NextBatch();
            buffer.Put($"@{tag} :{Server} BATCH +{batch} labeled-response\r\n");
            Flush(buffer, $"batch={batch}");
            buffer.Put($":{Server} BATCH -{batch}\r\n");
        }

        _lines = null;
    }

    private bool IsOneBatch(List<string> lines) => lines[0].StartsWith($":{Server} BATCH +", StringComparison.Ordinal) && lines[^1].StartsWith($":{Server} BATCH -", StringComparison.Ordinal);

    private void Flush(FrameBuffer buffer, string? tag)
    {
        foreach (string line in _lines ?? [])
        {
            // What is in a batch of its own stays there.
            bool isInner = line.StartsWith("@batch=", StringComparison.Ordinal);
            buffer.Put(tag is null || isInner ? line : Tagged(line, tag));
            buffer.EndLine();
        }

        _lines = null;
    }

    private static string Tagged(string line, string tag) => line[0] == '@' ? $"@{tag};{line[1..]}" : $"@{tag} {line}";

    /// <summary>No line is longer than one may be; what is cut off is shown to be.</summary>
    private static string Fitting(string line)
    {
        line = IrcText.OneLine(line);
        int tags = line[0] == '@' ? line.IndexOf(' ', StringComparison.Ordinal) + 1 : 0;
        ReadOnlySpan<char> body = line.AsSpan(tags);
        if (Encoding.UTF8.GetByteCount(body) <= IrcLineReader.MaxBody)
        {
            return line;
        }

        int fits = IrcText.Fit(body, IrcLineReader.MaxBody - Encoding.UTF8.GetByteCount(IrcLineWriter.Ellipsis));
        return string.Concat(line.AsSpan(0, tags + fits), IrcLineWriter.Ellipsis);
    }
}
