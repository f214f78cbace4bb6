using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Charla.Chat;
using Charla.Lessons.Tap;
using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Lessons.Tap.Secrets;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>Where what a tap sees goes: the view on standard output, and the files.</summary>
internal sealed class TapOutput : IDisposable
{
    private readonly TextWriter _output;
    private readonly List<RecordingFile> _files;
    private readonly List<SlowSink> _sinks;
    private readonly bool _wantsBytes;

    [SuppressMessage("Reliability", "CA2000", Justification = "The list owns the sinks.")]
    private TapOutput(TextWriter output, ViewOptions view, List<RecordingFile> files, bool showsSecrets)
    {
        (_output, _files) = (output, files);
        _sinks = [.. files.Prepend<IWireSink>(new TapView(output, view, Ink.ForOutput())).Select(sink => new SlowSink(showsSecrets ? sink : new SecretSink(sink)))];
        _wantsBytes = !view.IsQuiet || files.Count > 0;
    }

    /// <summary>Opens what the command line asks for.</summary>
    /// <exception cref="LessonException">A value is none that it may have, or a file can't be made.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The output owns its writer.")]
    public static TapOutput Open(TapFlags flags, ParseResult parsed, Language language)
    {
        ViewOptions view = flags.ReadView(parsed);
        List<RecordingFile> files = [];
        try
        {
            foreach (string path in parsed.GetValue(flags.Out) ?? [])
            {
                TapFlags.Require(RecordingFile.Knows(path), "--out", path);
                files.Add(RecordingFile.Create(path, (name, failure) => Console.Error.WriteLine(TapTexts.FileFailed.With(name, failure.Message).In(language))));
            }
        }
        catch (Exception failure) when (failure is LessonException or IOException or UnauthorizedAccessException)
        {
            files.ForEach(file => file.Dispose());
            throw failure as LessonException ?? new LessonException(TapTexts.NoFile.With("--out", failure.Message));
        }

        return new TapOutput(StandardOutput.Open(), view, files, flags.ShowsSecrets(parsed));
    }

    /// <summary>Looks at a tape while something runs that writes it, and until all of it was looked at.</summary>
    public async Task<int> WatchAsync(WireTape tape, TapOptions options, Func<Task<int>> run)
    {
        using TapeWatch watch = new(tape, options, _sinks, _wantsBytes);
        try
        {
            return await run();
        }
        finally
        {
            tape.Close();
        }
    }

    /// <summary>Lets everything that was seen be shown and written.</summary>
    public void Dispose()
    {
        _sinks.ForEach(sink => sink.Dispose());
        _files.ForEach(file => file.Dispose());
        _output.Dispose();
    }
}
