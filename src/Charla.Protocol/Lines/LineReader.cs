using System.Text;

namespace Charla.Protocol.Lines;

/// <summary>Cuts lines out of one wire's bytes, however they arrive. Holds at most one line; a longer one comes in pieces. Not for two threads.</summary>
/// <param name="ending">What ends a line.</param>
/// <param name="maxLength">Bytes of the longest piece, at least 8.</param>
internal sealed class LineReader(LineEnding ending, int maxLength)
{
    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';

    private readonly bool _endsAtLf = ending != LineEnding.Cr;
    private readonly bool _endsAtCr = ending != LineEnding.Lf;
    private readonly Queue<Line> _whole = new();
    private readonly byte[] _begun = new byte[maxLength];
    private int _length;
    private bool _continues;
    private bool _afterCr;

    /// <summary>Takes what has arrived. The lines in it are to be had from <see cref="TryRead"/>, and should be before more is added.</summary>
    public void Add(ReadOnlySpan<byte> arrived)
    {
        foreach (byte next in arrived)
        {
            Add(next);
        }
    }

    /// <summary>The next line that has ended, or piece that was cut.</summary>
    public bool TryRead(out Line line) => _whole.TryDequeue(out line);

    /// <summary>Nothing more comes: what was begun is a cut line. Afterwards the reader is as new.</summary>
    public void End()
    {
        if (_length > 0)
        {
            Take(_length, isCut: true);
        }

        (_continues, _afterCr) = (false, false);
    }

    private void Add(byte next)
    {
        bool afterCr = _afterCr;
        _afterCr = next == Cr && _endsAtCr && _endsAtLf;
        switch (next)
        {
            case Lf when afterCr:
                // The line ended at the CR: whoever writes that alone must not have to wait for another byte.
                return;
            case Lf when _endsAtLf:
            case Cr when _endsAtCr:
                Take(_length, isCut: false);
                return;
            default:
                Keep(next);
                return;
        }
    }

    private void Keep(byte next)
    {
        if (_length == maxLength)
        {
            Take(CharacterBoundary(), isCut: true);
        }

        _begun[_length++] = next;
    }

    /// <summary>Where the piece may be cut without cutting a UTF-8 character in two.</summary>
    private int CharacterBoundary()
    {
        for (int back = 1; back <= 3; back++)
        {
            if (Rune.DecodeFromUtf8(_begun.AsSpan(_length - back, back), out _, out _) == System.Buffers.OperationStatus.NeedMoreData)
            {
                return _length - back;
            }
        }

        return _length;
    }

    private void Take(int length, bool isCut)
    {
        _whole.Enqueue(new Line(_begun[..length], _continues, isCut));
        _begun.AsSpan(length, _length - length).CopyTo(_begun);
        _length -= length;
        _continues = isCut;
    }
}
