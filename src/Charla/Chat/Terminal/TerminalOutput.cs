using System.Text;

namespace Charla.Chat.Terminal;

/// <summary>The terminal's end of the standard output, UTF-8. Console.Out would take hold of the terminal's mode.</summary>
internal sealed class TerminalOutput : IDisposable
{
    private readonly Stream _stream = Console.OpenStandardOutput();

    /// <summary>Writes at once and as a whole.</summary>
    public void Write(string text) => _stream.Write(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _stream.Dispose();
}
