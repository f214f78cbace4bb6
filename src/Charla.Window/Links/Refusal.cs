using System.Buffers;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Window.Links;

/// <summary>What a page is told where the process itself turns a request down.</summary>
internal static class Refusal
{
    /// <summary>The other end can't do what is asked for.</summary>
    public const string NotSupported = "not_supported";

    private const int RetryMs = 1_000;

    private static readonly Bilingual _notSupported = new("Al otro lado solo se entienden mensajes: esto no se puede.", "The other end understands messages alone: this can't be done.");

    /// <summary>The error that answers a request, which may be none.</summary>
    public static Error Of(in ReadOnlySequence<byte> request, string code, string? about, Language language)
    {
        RequestMarks marks = MarksOf(request);
        return new Error
        {
            Ref = marks.Ref,
            Code = code,
            Message = (code == NotSupported ? _notSupported : ErrorTexts.For(code, about)).In(language),
            Room = marks.Room,
            Nonce = marks.Nonce,
            RetryAfterMs = code == ErrorCode.RateLimited ? RetryMs : null,
        };
    }

    private static RequestMarks MarksOf(in ReadOnlySequence<byte> request)
    {
        try
        {
            return RequestMarks.Of(MessageReader.ReadClientMessage(request));
        }
        catch (ProtocolException)
        {
            return RequestMarks.Of(request);
        }
    }
}
