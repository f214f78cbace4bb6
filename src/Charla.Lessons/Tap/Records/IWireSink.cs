namespace Charla.Lessons.Tap.Records;

/// <summary>Takes what was seen: a view, a file. Called from one thread.</summary>
internal interface IWireSink
{
    void Take(WireRecord record);

    /// <summary>So many records could not be taken, because the sink was slow: told before the next one.</summary>
    void Missed(long records);

    /// <summary>Nothing more comes for now: what was taken should be seen.</summary>
    void Flush();
}
