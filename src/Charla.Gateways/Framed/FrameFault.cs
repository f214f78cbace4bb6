using System.Buffers;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Gateways.Framed;

/// <summary>Says what is wrong with a frame that can't be read, once it is clear that it can't.</summary>
internal static class FrameFault
{
    /// <summary>A mistake shows in its first few dozen bytes.</summary>
    private const int Looked = 64;

    /// <summary>The same error with the mistake named: to the peer in its language, with the fix; to the operator in one line.</summary>
    public static ProtocolException Explain(ProtocolException wrong, in ReadOnlySequence<byte> unread, bool opens, int maxPayload) =>
        FrameDoctor.Examine(Start(unread), opens, maxPayload) is Finding found ? Told(wrong.Code, found) : wrong;

    /// <summary>The input ended inside the frame that <paramref name="unread"/> begins with.</summary>
    public static ProtocolException CutShort(in ReadOnlySequence<byte> unread) =>
        Told(ErrorCode.BadFrame, FrameDoctor.ExamineEnd(Start(unread), unread.Length));

    private static byte[] Start(in ReadOnlySequence<byte> unread) => unread.Slice(0, Math.Min(unread.Length, Looked)).ToArray();

    private static ProtocolException Told(string code, Finding found) => new(
        code,
        $"{found.Rule}: {found.Mistake.English}",
        new Bilingual($"{found.Mistake.Spanish} {found.Fix.Spanish}", $"{found.Mistake.English} {found.Fix.English}"));
}
