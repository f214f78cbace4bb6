using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Charla.Chat;

/// <summary>The standard output of a process in a script.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it, UTF-8, so that it notices when its reader has gone: the runtime's own passes over that, and would print to nobody for ever.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The writer owns the stream, and the handle is not ours to close.")]
    public static TextWriter Open()
    {
        FileStream file = new(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        Stream stream = file.CanSeek || OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : file;
        return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
