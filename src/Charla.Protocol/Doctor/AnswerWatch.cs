namespace Charla.Protocol.Doctor;

/// <summary>Whether the messages of one side are answered by the other, before and after they come in pieces.</summary>
internal sealed class AnswerWatch(TimeSpan limit)
{
    private const int Proof = 2;

    private int _asked;
    private int _answers;
    private bool _wasOneToOne;
    private bool _isSplit;
    private TimeSpan? _waitingSince;

    /// <summary>False once it is known that messages need no answer here, or the verdict has been given.</summary>
    public bool IsJudging { get; set; } = true;

    /// <summary>Messages come in pieces, every one before was answered, and at least one since has no answer.</summary>
    public bool IsOwed => IsJudging && _isSplit && _waitingSince is not null;

    /// <summary>Whole messages were sent.</summary>
    public void Asked(int messages, TimeSpan at)
    {
        _asked += messages;
        _waitingSince ??= at;
    }

    /// <summary>Whole messages came back.</summary>
    public void Answered(int messages)
    {
        // What comes before anything was asked is a greeting.
        if (_asked > 0)
        {
            _answers += messages;
            _waitingSince = null;

            // Who has put two messages together from their pieces can read.
            IsJudging &= !_isSplit || _asked < Proof || _answers != _asked;
        }
    }

    /// <summary>From now on messages are handed on in pieces. Without answers until now nothing can be concluded from silence.</summary>
    public void Split()
    {
        if (_isSplit)
        {
            return;
        }

        // The last message's answer may be on its way.
        IsJudging &= _answers > 0 && _answers >= _asked - 1;
        _wasOneToOne = _answers <= _asked;
        _isSplit = true;
        (_asked, _answers, _waitingSince) = (0, 0, null);
    }

    /// <summary>Whether the silence has lasted too long.</summary>
    public bool IsOverdue(TimeSpan at) => IsOwed && at - _waitingSince > limit;

    /// <summary>Whether it tells of the mistake that the reader closes now: with an answer owed, or after more answers than it was asked for.</summary>
    public bool IsBreach => IsOwed || (IsJudging && _isSplit && _wasOneToOne && _asked > 0 && _answers > _asked);
}
