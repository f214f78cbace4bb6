using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tap;

/// <summary>Shows what passes: each read and write in a line, and below it the units that it made whole and what the frame doctor says of them.</summary>
internal sealed class TapView(TextWriter output, ViewOptions options, Ink ink) : IWireSink
{
    private readonly LinkedList<PendingRead> _pending = [];
    private readonly UnsentBytes _unsent = new();
    private readonly RecordText _words = new(options, ink);
    private TimeSpan _latest;
    private bool _isGone;

    public void Take(WireRecord record)
    {
        if (options.IsQuiet ? record is ConnectionClosed or ConnectionOpened { Server: null } or MischiefDone : options.Shows(record))
        {
            _latest = record.At;
            Queue(record);
            ShowReady();
        }
    }

    public void Missed(long reads) => Write(_words.Missed(reads));

    public void Flush()
    {
        ShowReady();
        Write("");
    }

    public void Finish()
    {
        foreach (PendingRead pending in _pending)
        {
            Show(pending);
        }

        _pending.Clear();
        Write("");
    }

    private void Queue(WireRecord record)
    {
        if (record is ChunkRead { Number: > 0 } read)
        {
            _unsent.Read(read);
        }

        TimeSpan? late = record is ChunkWritten sent ? _unsent.Write(sent) : null;
        if (record is ChunkWritten written && (!options.HasChunks || _pending.Any(pending => pending.TryAdd(written))))
        {
            return;
        }

        _pending.AddLast(new PendingRead(record, late));
        if (record is ConnectionClosed)
        {
            _unsent.Forget(record.Connection);
        }
    }

    private void ShowReady()
    {
        while (_pending.First is { } first && first.Value.IsReady(_latest))
        {
            Show(first.Value);
            _pending.RemoveFirst();
        }
    }

    private void Show(PendingRead pending) => Write(_words.Of(pending));

    /// <summary>Whoever read the output may have gone, as head does: the tap goes on without a view.</summary>
    private void Write(string text)
    {
        if (_isGone)
        {
            return;
        }

        try
        {
            output.Write(text);
            output.Flush();
        }
        catch (IOException)
        {
            _isGone = true;
        }
    }
}
