using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>What Tab may put in the place of a word.</summary>
/// <param name="Start">Where the word begins.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Candidates">In the order in which Tab offers them, each whole.</param>
internal sealed record Completion(int Start, int Length, IReadOnlyList<string> Candidates);

/// <summary>
/// Completes commands, rooms and names; pressed again, it offers the next one. Anything but Tab in between ends the round.
/// </summary>
/// <param name="find">What a word at a place in a line may become: the line up to the cursor.</param>
internal sealed class Completer(Func<string, Completion> find)
{
    private Completion? _round;
    private int _offered;
    private string _offeredText = "";

    /// <summary>The change to make in the line, or null where there is none.</summary>
    public (int Start, int Length, string Text)? Next(string line, int cursor, bool backwards)
    {
        bool goesOn = _round is not null && cursor == _round.Start + _offeredText.Length && line.AsSpan(_round.Start).StartsWith(_offeredText);
        if (!goesOn)
        {
            (_round, _offered, _offeredText) = (find(line[..cursor]), backwards ? 0 : -1, "");
        }

        if (_round!.Candidates.Count == 0)
        {
            _round = null;
            return null;
        }

        int count = _round.Candidates.Count;
        _offered = (_offered + (backwards ? count - 1 : 1)) % count;
        int replaced = goesOn ? _offeredText.Length : _round.Length;
        _offeredText = _round.Candidates[_offered];
        return (_round.Start, replaced, _offeredText);
    }

    /// <summary>Another key was pressed.</summary>
    public void Reset() => _round = null;

    /// <summary>The words that begin with what has been typed, regardless of case, each followed by <paramref name="suffix"/>.</summary>
    public static Completion Among(string line, int start, IEnumerable<string> words, string suffix)
    {
        string typed = NameRules.Fold(line[start..]);
        return new Completion(start, line.Length - start, [.. words.Where(word => NameRules.Fold(word).StartsWith(typed, StringComparison.Ordinal)).Select(word => word + suffix)]);
    }
}
