using System.Diagnostics.CodeAnalysis;

namespace Charla.Protocol.Doctor;

/// <summary>Watches both directions of one framed connection and names the mistakes of whoever makes them.</summary>
/// <remarks>Pure: what it knows are the bytes, and the times that it is told. Each mistake is named once per side and connection. Never throws on any bytes; memory is bounded. Not safe for use from two threads at once.</remarks>
internal sealed class FrameDoctor
{
    private readonly DoctorOptions _options;
    private readonly SideWatch[] _sides;

    // By who answers.
    private readonly AnswerWatch[] _answers;
    private WireSide? _brokenFirst;
    private WireSide? _endedFirst;

    public FrameDoctor(DoctorOptions? options = null)
    {
        _options = options ?? new DoctorOptions();
        _sides = [new SideWatch(WireSide.Client, _options), new SideWatch(WireSide.Server, _options)];
        _answers = [new AnswerWatch(_options.AnswerLimit) { IsJudging = _options.ClientAnswers }, new AnswerWatch(_options.AnswerLimit)];
    }

    /// <summary>Names the mistake of a peer whose frame can't be read, of what has arrived of it: for whoever cuts frames by other means.</summary>
    /// <param name="start">From where the frame should begin; no more than the first few dozen bytes are looked at.</param>
    /// <param name="opens">True where nothing readable came before.</param>
    /// <param name="maxPayload">The limit that the announced length is judged against.</param>
    /// <returns>Null where the bytes may be the beginning of a frame.</returns>
    public static Finding? Examine(ReadOnlySpan<byte> start, bool opens, int maxPayload)
    {
        ReadOnlySpan<byte> ten = start[..Math.Min(start.Length, Frame.HeaderLength)];
        if (Frame.TryReadHeader(ten, out int length))
        {
            return length > maxPayload ? SideFindings.LengthBomb(ten, maxPayload, WireSide.Client, offset: 0) : null;
        }

        if (Frame.CanBeginHeader(ten))
        {
            return null;
        }

        FaultGathering gathered = new([], offset: 0, before: []);
        int taken = gathered.Take(start);
        HeaderFault fault = HeaderDiagnosis.Of(new HeaderStart(gathered.Bytes.Span, opens, isAll: taken == start.Length), announcedBefore: -1, before: []);
        return SideFindings.HeaderFault(WireSide.Client, gathered, fault);
    }

    /// <summary>What is wrong with a frame inside which the input ended.</summary>
    /// <param name="start">The frame's first bytes, at least its header where that has arrived.</param>
    /// <param name="arrived">All of the frame that has arrived.</param>
    public static Finding ExamineEnd(ReadOnlySpan<byte> start, long arrived)
    {
        bool isWhole = Frame.TryReadHeader(start[..Math.Min(start.Length, Frame.HeaderLength)], out int announced);
        ReadOnlySpan<byte> shown = start[..Math.Min(start.Length, FrameCutter.HeadLength)];
        Bilingual mistake = isWhole
            ? Mistakes.ClosedInsidePayload.With(announced, arrived - Frame.HeaderLength)
            : Mistakes.ClosedInsideHeader.With(arrived);
        return new(FindingRule.ClosedInsideFrame, WireSide.Client, 0, shown.ToArray(), isWhole ? shown.Length : 0, isWhole ? 0 : shown.Length, mistake, Fixes.SendAll);
    }

    /// <summary>Bytes that one read delivered, in their order.</summary>
    /// <param name="from">Who sent them.</param>
    /// <param name="bytes">As the operating system delivered them.</param>
    /// <param name="at">Time since the connection began.</param>
    public IReadOnlyList<Finding> Arrived(WireSide from, ReadOnlySpan<byte> bytes, TimeSpan at)
    {
        SideWatch side = _sides[(int)from];
        int before = side.Frames;
        side.Arrived(bytes, at);
        if (side.IsBroken)
        {
            _brokenFirst ??= from;
        }

        if (side.Frames > before)
        {
            Count(from, side.Frames - before, at);
        }

        return Collect(at);
    }

    /// <summary>Nothing arrived until now: judges what depends on a silence.</summary>
    public IReadOnlyList<Finding> Waited(TimeSpan at)
    {
        foreach (SideWatch side in _sides)
        {
            side.Waited(at);
        }

        return Collect(at);
    }

    /// <summary>What <paramref name="from"/> sends is handed on in pieces from now on, on purpose: a reader that stops answering has taken one receive for one message.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "Every event of a connection has its time, whether or not a rule needs it yet.")]
    public void Split(WireSide from, TimeSpan at)
    {
        _sides[(int)from].IgnoreWrites();
        _answers[(int)Other(from)].Split();
    }

    /// <summary>That side sends nothing more.</summary>
    public IReadOnlyList<Finding> Ended(WireSide from, TimeSpan at)
    {
        // What the other side had sent until now is what this one acted upon.
        _sides[(int)Other(from)].Conclude();
        bool isFirst = _endedFirst is null;
        _endedFirst ??= from;
        SideWatch side = _sides[(int)from];
        int before = side.Frames;
        side.Ended(isOwnWill: isFirst);
        Count(from, side.Frames - before, at);
        bool isBreach = isFirst && _answers[(int)from].IsBreach;
        IReadOnlyList<Finding> found = Collect(at);

        // Who has ended owes nothing more, and is owed nothing.
        bool wasJudged = _answers[(int)from].IsJudging;
        Array.ForEach(_answers, answers => answers.IsJudging = false);
        return isBreach && wasJudged ? [.. found, side.Silent(Mistakes.BreaksAfterSplit)] : found;
    }

    private static WireSide Other(WireSide side) => side == WireSide.Client ? WireSide.Server : WireSide.Client;

    private void Count(WireSide from, int frames, TimeSpan at)
    {
        if (frames == 0)
        {
            return;
        }

        _answers[(int)from].Answered(frames);
        _answers[(int)Other(from)].Asked(frames, at);

        // Not every operation of charla/1 has a reply.
        if (_sides[(int)WireSide.Client].SpeaksJson)
        {
            Array.ForEach(_answers, answers => answers.IsJudging = false);
        }
    }

    private IReadOnlyList<Finding> Collect(TimeSpan at)
    {
        bool hasFound = _sides[0].Found.Count + _sides[1].Found.Count > 0;
        return hasFound || _answers[0].IsOverdue(at) || _answers[1].IsOverdue(at)
            ? [.. Collect(WireSide.Client, at), .. Collect(WireSide.Server, at)]
            : [];
    }

    private List<Finding> Collect(WireSide by, TimeSpan at)
    {
        SideWatch side = _sides[(int)by];
        AnswerWatch answers = _answers[(int)by];
        List<Finding> found = [.. side.Found.Where(one => _brokenFirst != Other(by) || !MayBeAnEcho(one.Rule))];
        side.Found.Clear();

        // Nobody owes an answer to what is out of step.
        answers.IsJudging &= !_sides[(int)Other(by)].IsBroken;
        if (answers.IsOwed && found.Exists(one => MayBeAnEcho(one.Rule) || one.Rule == FindingRule.HeaderNotPadded))
        {
            answers.IsJudging = false;
            return [side.Silent(Mistakes.BreaksAfterSplit)];
        }

        if (answers.IsOverdue(at))
        {
            answers.IsJudging = false;
            found.Add(side.Silent(Mistakes.StopsAnswering.With(_options.AnswerLimit.TotalSeconds)));
        }

        return found;
    }

    /// <summary>What the other side's mistake can bring about: a plain refusal, or a cut.</summary>
    private static bool MayBeAnEcho(FindingRule rule) => rule is FindingRule.BadHeader or FindingRule.AnotherProtocol or FindingRule.ClosedInsideFrame;
}
