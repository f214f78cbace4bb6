using System.Net.Sockets;
using Charla.Lessons.Tap.Replay;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>Says what came of a replay.</summary>
internal static class ReplayTexts
{
    private const int Shown = 24;

    private static readonly Bilingual _same = new("conexión {0}: las respuestas son las grabadas, {1} bytes.", "connection {0}: the answers are the recorded ones, {1} bytes.");
    private static readonly Bilingual _unreachable = new("conexión {0}: no se llega al servidor ({1}).", "connection {0}: the server can't be reached ({1}).");
    private static readonly Bilingual _shorter = new("conexión {0}: faltan respuestas: llegaron {1} bytes de {2}; los que llegaron son los grabados.", "connection {0}: answers are missing: {1} bytes of {2} came; those that came are the recorded ones.");
    private static readonly Bilingual _longer = new("conexión {0}: sobran respuestas: llegaron {1} bytes y se grabaron {2}; los primeros son los grabados.", "connection {0}: there are more answers: {1} bytes came and {2} were recorded; the first of them are the recorded ones.");
    private static readonly Bilingual _different = new(
        "conexión {0}: las respuestas difieren desde el byte {1}: se grabó «{2}» y llegó «{3}» ({4} bytes de {5}).",
        "connection {0}: the answers differ from byte {1} on: “{2}” was recorded and “{3}” came ({4} bytes of {5}).");

    public static Bilingual Of(ReplayResult result)
    {
        AnswerComparison answers = result.Answers;
        return result switch
        {
            { Failure: not SocketError.Success } => _unreachable.With(result.Connection, result.Failure),
            { Answers.IsSame: true } => _same.With(result.Connection, answers.Came),
            { Answers.FirstDifference: { } place } => _different.With(
                result.Connection, place, ByteText.Text(answers.Expected.Span, Shown), ByteText.Text(answers.Instead.Span, Shown), answers.Came, answers.Recorded),
            _ => (answers.Came < answers.Recorded ? _shorter : _longer).With(result.Connection, answers.Came, answers.Recorded),
        };
    }
}
