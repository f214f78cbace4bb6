namespace Charla.Protocol.Irc;

/// <summary>The marks of Charla's text made into the control characters of formatted IRC: bold, italic, struck through, code. Everything else stays as it was written, for people read it so too.</summary>
/// <remarks>Takes time in proportion to the text. What no mark answers is no mark.</remarks>
internal static class IrcMarkdown
{
    private const string Escapable = @"\*_~`";
    private const int LongestTicks = 3;

    private const char Monospace = '\u0011';

    // A delimiter's text, and the code that it becomes.
    private static readonly (string Mark, char Code)[] _marks = [("**", '\u0002'), ("__", '\u0002'), ("~~", '\u001E'), ("*", '\u001D'), ("_", '\u001D')];

    /// <summary>One line, or several.</summary>
    public static string ToIrc(string text) => text.AsSpan().IndexOfAny("*_~`") < 0 ? text : new Scan(text).Run();

    private sealed class Scan(string text)
    {
        private readonly List<string> _parts = [];
        private readonly Stack<(int Mark, int Part)> _open = new();
        private readonly int[] _opened = new int[_marks.Length];
        private readonly bool[] _noMoreTicks = new bool[LongestTicks + 1];
        private int _at;

        public string Run()
        {
            while (_at < text.Length)
            {
                if (!TryEscape() && !TryCode() && !TryMark())
                {
                    TakeText();
                }
            }

            return string.Concat(_parts);
        }

        private void TakeText()
        {
            int end = text.AsSpan(_at + 1).IndexOfAny(Escapable);
            int next = end < 0 ? text.Length : _at + 1 + end;
            _parts.Add(text[_at..next]);
            if (text.AsSpan(_at, next - _at).ContainsAny('\r', '\n'))
            {
                // Each line begins unformatted.
                _open.Clear();
                Array.Clear(_opened);
            }

            _at = next;
        }

        private bool TryEscape()
        {
            if (text[_at] != '\\' || _at + 1 == text.Length || !Escapable.Contains(text[_at + 1]))
            {
                return false;
            }

            _parts.Add(text.Substring(_at + 1, 1));
            _at += 2;
            return true;
        }

        /// <summary>Between two runs of as many ticks nothing else is a mark. A fence stays, so that what it holds is seen to be apart.</summary>
        private bool TryCode()
        {
            int ticks = RunLength('`');
            if (ticks == 0)
            {
                return false;
            }

            string fence = text.Substring(_at, ticks);
            int end = ticks > LongestTicks || _noMoreTicks[ticks] ? -1 : Closing(fence);
            if (end < 0)
            {
                _noMoreTicks[Math.Min(ticks, LongestTicks)] |= ticks <= LongestTicks;
                _parts.Add(fence);
                _at += ticks;
                return true;
            }

            string code = text[(_at + ticks)..end];
            _parts.Add(ticks == LongestTicks || code.AsSpan().ContainsAny('\r', '\n') ? fence + code + fence : $"{Monospace}{code}{Monospace}");
            _at = end + ticks;
            return true;
        }

        /// <summary>Where a run of exactly as many ticks begins.</summary>
        private int Closing(string fence)
        {
            for (int at = text.IndexOf(fence, _at + fence.Length, StringComparison.Ordinal); at >= 0; at = text.IndexOf(fence, at, StringComparison.Ordinal))
            {
                int run = text.AsSpan(at).IndexOfAnyExcept('`');
                run = run < 0 ? text.Length - at : run;
                if (run == fence.Length)
                {
                    return at;
                }

                at += run;
            }

            return -1;
        }

        private bool TryMark()
        {
            int mark = Array.FindIndex(_marks, each => string.CompareOrdinal(text, _at, each.Mark, 0, each.Mark.Length) == 0);
            if (mark < 0)
            {
                return false;
            }

            int length = _marks[mark].Mark.Length;
            char before = _at > 0 ? text[_at - 1] : ' ';
            char after = _at + length < text.Length ? text[_at + length] : ' ';
            bool word = _marks[mark].Mark[0] == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
            bool closes = !word && _opened[mark] > 0 && !char.IsWhiteSpace(before);
            bool opens = !word && !closes && !char.IsWhiteSpace(after);
            _parts.Add(_marks[mark].Mark);
            if (closes)
            {
                Close(mark);
            }
            else if (opens)
            {
                _open.Push((mark, _parts.Count - 1));
                _opened[mark]++;
            }

            _at += length;
            return true;
        }

        /// <summary>What was opened within, and not closed, is no mark.</summary>
        private void Close(int mark)
        {
            (int Mark, int Part) open;
            do
            {
                open = _open.Pop();
                _opened[open.Mark]--;
            }
            while (open.Mark != mark);

            _parts[open.Part] = _marks[mark].Code.ToString();
            _parts[^1] = _parts[open.Part];
        }

        private int RunLength(char letter)
        {
            int run = text.AsSpan(_at).IndexOfAnyExcept(letter);
            return run < 0 ? text.Length - _at : run;
        }
    }
}
