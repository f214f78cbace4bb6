using System.Diagnostics.CodeAnalysis;
using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tap.Files;

/// <summary>A recording on disk. Once the disk refuses a write, nothing more is written, and it is said once.</summary>
internal sealed class RecordingFile : IWireSink, IDisposable
{
    private const int BufferLength = 64 * 1024;

    private readonly FileStream _file;
    private readonly IRecordFormat _format;
    private readonly Action<string, IOException> _tellFailure;
    private bool _hasFailed;

    private RecordingFile(FileStream file, IRecordFormat format, Action<string, IOException> tellFailure)
    {
        (_file, _format, _tellFailure) = (file, format, tellFailure);
        Try(format.Begin);
        Flush();
    }

    /// <summary>Whether a name ends as one of the formats does.</summary>
    public static bool Knows(string path) => FormatOf(path) is not null;

    /// <summary>Begins a recording in the format that its name's ending says; a file that is there is replaced.</summary>
    /// <param name="path">Ends in <c>.jsonl</c> or <c>.pcapng</c>.</param>
    /// <param name="tellFailure">Called at most once, from whichever thread writes.</param>
    /// <exception cref="IOException">The file can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The recording owns its file.")]
    public static RecordingFile Create(string path, Action<string, IOException> tellFailure)
    {
        IRecordFormat format = FormatOf(path) ?? throw new IOException(path);
        return new RecordingFile(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferLength), format, tellFailure);
    }

    public void Take(WireRecord record) => Try(file => _format.Write(file, record));

    public void Missed(long reads) => Try(file => _format.Missed(file, reads));

    public void Flush() => Try(file => file.Flush());

    public void Finish()
    {
        Try(_format.End);
        Flush();
    }

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (IOException)
        {
            // It was said when the disk first refused.
        }
    }

    private static IRecordFormat? FormatOf(string path) => Path.GetExtension(path) switch
    {
        ".jsonl" => new JsonLinesFormat(),
        ".pcapng" => new PcapngFormat(),
        _ => null,
    };

    private void Try(Action<Stream> write)
    {
        if (_hasFailed)
        {
            return;
        }

        try
        {
            write(_file);
        }
        catch (IOException failure)
        {
            _hasFailed = true;
            _tellFailure(_file.Name, failure);
        }
    }
}
