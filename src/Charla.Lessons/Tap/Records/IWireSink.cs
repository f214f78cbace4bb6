namespace Charla.Lessons.Tap.Records;

/// <summary>Takes what was seen: a view, a file. Called from one thread.</summary>
internal interface IWireSink
{
    void Take(WireRecord record);

    /// <summary>So many reads could not be taken, because the sink was slow: told before the next record.</summary>
    void Missed(long reads);

    /// <summary>Called every now and then, and when nothing comes: what was taken should be seen.</summary>
    void Flush();

    /// <summary>Nothing more comes.</summary>
    void Finish();
}
