namespace Charla.Protocol.Doctor;

/// <summary>One direction of a connection: what is wrong with its frames, each mistake once.</summary>
/// <remarks>Frames that are right pass without an allocation, and with no more copied than their first bytes.</remarks>
internal sealed class SideWatch
{
    private const uint Miscounting = (1u << (int)FindingRule.CountsCharacters) | (1u << (int)FindingRule.CountsUtf16Units);

    private readonly DoctorOptions _options;
    private readonly FrameCutter _cutter;
    private readonly SideFindings _findings;
    private readonly WriteRhythm _rhythm = new();
    private FaultGathering? _gathering;
    private FindingRule? _headerFault;
    private uint _told;
    private bool _judgesWrites = true;
    private bool _isDeaf;
    private TimeSpan _lastAt;

    public SideWatch(WireSide side, DoctorOptions options)
    {
        (_options, _cutter) = (options, new FrameCutter(options));
        _findings = new SideFindings(side, options, _cutter);
    }

    /// <summary>Whole frames so far.</summary>
    public int Frames => _cutter.Frames;

    /// <summary>The first payload is a JSON object, as charla/1 begins.</summary>
    public bool SpeaksJson => _cutter.FirstPayloadByte == '{';

    /// <summary>Whether what this side sends is out of step.</summary>
    public bool IsBroken => _isDeaf || _gathering is not null;

    /// <summary>What was found and not yet taken away.</summary>
    public List<Finding> Found { get; } = [];

    public void Arrived(ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        _lastAt = at;
        Feed(bytes);
        if (_judgesWrites && !IsBroken)
        {
            JudgeWrites(bytes, at);
        }
    }

    /// <summary>Nothing came until now.</summary>
    public void Waited(TimeSpan at)
    {
        if (at - _lastAt >= _options.Silence)
        {
            Conclude();
            JudgeAgain(isEnd: false);
        }
    }

    /// <summary>What has arrived is all there is for now: the other side is acting upon it.</summary>
    public void Conclude()
    {
        if (_gathering is not null)
        {
            Diagnose(isAll: true);
        }
    }

    /// <summary>Nothing more will come, by its own will or because the other side had gone.</summary>
    public void Ended(bool isOwnWill)
    {
        // What was gathered may hold whole frames, and what follows them be broken again.
        while (_gathering is not null)
        {
            Diagnose(isAll: true);
        }

        JudgeAgain(isEnd: true);
        Conclude();
        if (!IsBroken && isOwnWill && _headerFault is null && !_cutter.IsBetweenFrames)
        {
            Tell(FindingRule.ClosedInsideFrame, _findings.ClosedInside);
        }

        _isDeaf = true;
    }

    /// <summary>Its bytes are cut on purpose: how they arrive says nothing any more.</summary>
    public void IgnoreWrites() => _judgesWrites = false;

    /// <summary>The finding that this side has stopped answering, with the last frame that it sent.</summary>
    public Finding Silent(Bilingual mistake) => _findings.Silent(mistake);

    private void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !_isDeaf)
        {
            if (_gathering is not null)
            {
                bytes = bytes[_gathering.Take(bytes)..];
                if (_gathering.IsFull)
                {
                    Diagnose(isAll: false);
                }
            }
            else
            {
                React(_cutter.Cut(ref bytes));
            }
        }
    }

    private void JudgeAgain(bool isEnd)
    {
        int before;
        do
        {
            before = _cutter.Frames;
            if (!IsBroken)
            {
                React(_cutter.JudgeAgain(isEnd));
            }
        }
        while (isEnd && _cutter.Frames > before);
    }

    private void React(CutEvent happened)
    {
        switch (happened)
        {
            case CutEvent.BadHeader:
                _gathering = new FaultGathering(_cutter.Head, _cutter.Offset, _cutter.Before);
                break;
            case CutEvent.TooLong:
                Tell(FindingRule.LengthBomb, _findings.LengthBomb);
                _isDeaf = true;
                break;
            case CutEvent.CountsOtherwise when (_told & Miscounting) == 0:
                _told |= Miscounting;
                Found.Add(_findings.Miscounted());
                break;
            case CutEvent.Pickle when (_told & (1u << (int)FindingRule.DangerousPickle)) == 0:
                Tell(_cutter.Pickle.DangerousGlobals());
                break;
            case CutEvent.Lost:
                _isDeaf = true;
                break;
            default:
                break;
        }

        Feed(_cutter.TakeReplay());
    }

    private void Tell(IReadOnlyList<string> dangers)
    {
        if (dangers.Count > 0)
        {
            _told |= 1u << (int)FindingRule.DangerousPickle;
            Found.Add(_findings.DangerousPickle(dangers));
        }
    }

    private void Diagnose(bool isAll)
    {
        FaultGathering gathered = _gathering!;
        _gathering = null;
        HeaderStart start = new(gathered.Bytes.Span, _cutter.GoodHeaders == 0, isAll);
        HeaderFault fault = HeaderDiagnosis.Of(start, _cutter.Announced, gathered.Before);

        // A second kind of broken header is most likely what the first one left behind.
        _isDeaf = _headerFault is FindingRule first && first != fault.Rule;
        if (_isDeaf)
        {
            return;
        }

        _headerFault = fault.Rule;
        Tell(fault.Rule, () => _findings.HeaderFault(gathered, fault));
        bool resumes = fault.PayloadBytes >= 0 && fault.PayloadBytes <= _options.MaxPayload && fault.HeaderBytes <= gathered.Bytes.Length;
        _isDeaf = !resumes;
        if (resumes)
        {
            _cutter.Resume(gathered.Bytes.Span[..fault.HeaderBytes], (int)fault.PayloadBytes);
            Feed(gathered.Bytes.Span[fault.HeaderBytes..]);
        }
    }

    private void JudgeWrites(ReadOnlySpan<byte> read, TimeSpan at)
    {
        _rhythm.Read(read, at);
        if (_rhythm.IsHabit)
        {
            Tell(FindingRule.TwoSmallWrites, () => _findings.TwoWrites(_rhythm));
            _judgesWrites = false;
        }
    }

    private void Tell(FindingRule rule, Func<Finding> finding)
    {
        uint bit = 1u << (int)rule;
        if ((_told & bit) == 0)
        {
            _told |= bit;
            Found.Add(finding());
        }
    }
}
