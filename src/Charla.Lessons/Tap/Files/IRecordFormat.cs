using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tap.Files;

/// <summary>How records are written into a file.</summary>
internal interface IRecordFormat
{
    /// <summary>What stands before the first record.</summary>
    void Begin(Stream file);

    void Write(Stream file, WireRecord record);

    /// <summary>So many reads are missing here.</summary>
    void Missed(Stream file, long reads);

    /// <summary>What stands after the last record.</summary>
    void End(Stream file);
}
