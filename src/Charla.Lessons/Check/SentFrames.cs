using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>Ways in which the network may deliver the same frames.</summary>
internal static class SentFrames
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>One frame.</summary>
    public static byte[] Of(ReadOnlySpan<byte> payload)
    {
        FrameBuffer frame = new(payload.Length + Frame.HeaderLength);
        frame.WriteFrame(payload);
        return frame.Written.ToArray();
    }

    /// <summary>One frame of text.</summary>
    public static byte[] Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>All of them in one write.</summary>
    public static Task GluedAsync(Wire wire, IEnumerable<string> texts) => wire.SendAsync(Glue(texts.Select(Of)));

    /// <summary>Byte by byte.</summary>
    public static Task SplitAsync(Wire wire, IEnumerable<string> texts) => wire.SendInPiecesAsync(Glue(texts.Select(Of)), 1, _pause);

    /// <summary>A frame that announces ten bytes, and four of them.</summary>
    public static byte[] Cut() => Of("hola mundo").AsSpan(0, Frame.HeaderLength + 4).ToArray();

    public static byte[] Glue(IEnumerable<byte[]> frames) => [.. frames.SelectMany(frame => frame)];
}
