using System.IO.Pipelines;

namespace Charla.Gateways.Tls;

/// <summary>The two directions of a stream as pipes. While nothing arrives it holds no buffer.</summary>
internal sealed class DuplexPipe(Stream stream) : IDuplexPipe
{
    public PipeReader Input { get; } = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));

    public PipeWriter Output { get; } = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
}
