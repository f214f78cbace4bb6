using System.Text;

namespace Charla.Protocol.Irc.Sasl;

/// <summary>Puts the pieces of an <c>AUTHENTICATE</c> answer together, and cuts a challenge into pieces: base64, 400 characters at a time.</summary>
/// <remarks>A piece of exactly 400 is followed by another; <c>+</c> is an empty one. Not safe for use from two threads.</remarks>
internal sealed class SaslText
{
    /// <summary>Characters of a whole piece.</summary>
    public const int PieceLength = 400;

    /// <summary>Characters of all pieces together: no password is longer.</summary>
    public const int MaxLength = 4 * PieceLength;

    private const string Empty = "+";

    private readonly StringBuilder _base64 = new();

    /// <summary>Takes a piece.</summary>
    /// <param name="piece">The parameter of <c>AUTHENTICATE</c>.</param>
    /// <param name="answer">The whole answer's bytes, when it is whole.</param>
    public SaslPiece Add(string piece, out byte[] answer)
    {
        answer = [];
        if (piece.Length > PieceLength || _base64.Length + piece.Length > MaxLength)
        {
            _base64.Clear();
            return SaslPiece.TooLong;
        }

        _base64.Append(piece == Empty ? "" : piece);
        if (piece.Length == PieceLength)
        {
            return SaslPiece.More;
        }

        string base64 = _base64.ToString();
        _base64.Clear();
        answer = new byte[base64.Length];
        bool valid = Convert.TryFromBase64String(base64, answer, out int length) && !base64.AsSpan().ContainsAny(" \t\r\n");
        answer = valid ? answer[..length] : [];
        return valid ? SaslPiece.Whole : SaslPiece.Malformed;
    }

    /// <summary>The parameters of the <c>AUTHENTICATE</c> lines that say something.</summary>
    public static IEnumerable<string> Pieces(byte[] challenge)
    {
        string base64 = Convert.ToBase64String(challenge);
        for (int at = 0; at < base64.Length; at += PieceLength)
        {
            yield return base64.Substring(at, Math.Min(PieceLength, base64.Length - at));
        }

        if (base64.Length % PieceLength == 0)
        {
            yield return Empty;
        }
    }
}

/// <summary>What came of a piece of an <c>AUTHENTICATE</c> answer.</summary>
internal enum SaslPiece
{
    /// <summary>More pieces must come.</summary>
    More,

    /// <summary>The answer is whole.</summary>
    Whole,

    /// <summary>905: it is longer than it may be.</summary>
    TooLong,

    /// <summary>904: it is not base64.</summary>
    Malformed,
}
