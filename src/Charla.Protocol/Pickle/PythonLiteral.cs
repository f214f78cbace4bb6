namespace Charla.Protocol.Pickle;

/// <summary>Reads a value as one writes it in Python: what <c>ast.literal_eval</c> takes, numbers, texts, bytes, tuples, lists, dictionaries, sets, True, False, None and <c>...</c>.</summary>
internal sealed class PythonLiteral
{
    /// <summary>Brackets within brackets; Python's own limit.</summary>
    public const int MaxDepth = 200;

    private const int LongestShared = 100;
    private const int ShownRest = 10;

    private readonly LiteralText _text;
    private readonly PickleMachine _machine;
    private readonly Dictionary<string, Cell> _shared = [];
    private int _depth;

    private PythonLiteral(string text, PickleLimits limits)
    {
        _text = new LiteralText(text);
        _machine = new PickleMachine(default, limits);
        _machine.KeyWork += 16L * text.Length;
    }

    /// <summary>What a part of a literal is to what stands around it: only some may have a sign or be added.</summary>
    private enum Form
    {
        Number,
        SignedNumber,
        Other,
    }

    private PickleHeap Heap => _machine.Heap;

    /// <exception cref="PickleException">The text is no literal; the offset counts characters.</exception>
    public static PickleValue Parse(string text, PickleLimits limits)
    {
        if (text.Length > limits.MaxBytes)
        {
            throw new PickleException(PickleErrorCode.TooLong, PickleTexts.TooLong.With(text.Length, limits.MaxBytes));
        }

        int zero = text.IndexOf(LiteralText.End, StringComparison.Ordinal);
        PythonLiteral literal = new(text, limits);
        if (zero >= 0)
        {
            throw literal._text.Fault(LiteralTexts.Zero, zero);
        }

        Cell root = literal.ReadAll();
        new PickleSettling(literal._machine).Settle(root);
        return new PickleValue(literal.Heap, root);
    }

    private Cell ReadAll()
    {
        SkipEmptyLines();
        Cell root = ReadValue();
        _text.SkipBlanks(bracketed: false);
        if (_text.Current == ',')
        {
            root = ReadTupleFrom(root);
        }

        _text.SkipBlanks(bracketed: true);
        return _text.AtEnd ? root : throw _text.Fault(LiteralTexts.Rest.With(Rest()));
    }

    /// <summary>Lines without anything may stand in front; after them the value may not be indented.</summary>
    private void SkipEmptyLines()
    {
        _text.SkipBlanks(bracketed: false);
        while (_text.Current is '\r' or '\n' or '#')
        {
            int line = _text.Position;
            _text.SkipBlanks(bracketed: true);
            line = _text.Whole.AsSpan(line, _text.Position - line).LastIndexOfAny('\r', '\n') + line + 1;
            if (line < _text.Position)
            {
                throw _text.Fault(LiteralTexts.Indented, line);
            }
        }
    }

    private Cell ReadValue() => MakeValue(ReadSum());

    private Part ReadSum()
    {
        Part left = ReadSigned();
        SkipBlanks();
        while (_text.Current is '+' or '-')
        {
            int position = _text.Position;
            bool minus = _text.Current == '-';
            _text.Position++;
            SkipBlanks();
            Part right = ReadSigned();
            left = Add(left, minus, right, position);
            SkipBlanks();
        }

        return left;
    }

    private Part ReadSigned()
    {
        if (_text.Current is not ('+' or '-'))
        {
            return ReadAtom();
        }

        int position = _text.Position;
        bool minus = _text.Current == '-';
        _text.Position++;
        SkipBlanks();
        if (_text.Current is '+' or '-' || ReadAtom() is not { Form: Form.Number } operand)
        {
            throw _text.Fault(LiteralTexts.Sign, position);
        }

        return operand with { Form = Form.SignedNumber, Number = minus ? operand.Number.Negated : operand.Number, IsNegated = minus };
    }

    private Part Add(Part left, bool minus, Part right, int position)
    {
        bool fits = left.Form != Form.Other && !left.Number.IsImaginary && right.Form == Form.Number && right.Number.IsImaginary;
        if (!fits || left.Number.Real is not { } real)
        {
            throw _text.Fault(LiteralTexts.Sum, position);
        }

        // As Python adds: what is missing on each side is a zero, whose sign matters.
        double imaginary = right.Number.Float;
        return Other(minus ? Complex(real - 0.0, 0.0 - imaginary) : Complex(real + 0.0, 0.0 + imaginary));
    }

    private Cell MakeValue(Part part)
    {
        if (part.Form == Form.Other)
        {
            return part.Cell;
        }

        if (part.Number.IsImaginary)
        {
            return Complex(part.IsNegated ? -0.0 : 0.0, part.Number.Float);
        }

        return part.Number.Integer is { } integer ? NumberTypes.IntegerOf(Heap, integer) : Heap.NewSide(PickleKind.Float, part.Number.Float);
    }

    private Cell Complex(double real, double imaginary) =>
        Heap.NewContainer(PickleKind.Complex, Heap.NewSide(PickleKind.Float, real), Heap.NewSide(PickleKind.Float, imaginary));

    private static Part Other(Cell cell) => new(Form.Other, cell, default, IsNegated: false);

    private Part ReadAtom()
    {
        if (LiteralString.Begins(_text))
        {
            return Other(ReadStrings());
        }

        if (LiteralNumbers.Begins(_text))
        {
            return new(Form.Number, default, LiteralNumbers.Read(_text, _machine.Limits.MaxIntegerDigits), IsNegated: false);
        }

        return _text.Current switch
        {
            '(' => InBrackets(ReadParentheses),
            '[' => InBrackets(() => Other(Heap.NewContainer(PickleKind.List, [.. ReadItems(']', [])]))),
            '{' => InBrackets(() => Other(ReadBraces())),
            _ => Other(ReadName()),
        };
    }

    private Part InBrackets(Func<Part> read)
    {
        if (++_depth > MaxDepth)
        {
            throw _text.Fault(LiteralTexts.TooDeep.With(MaxDepth));
        }

        _text.Position++;
        Part part = read();
        _depth--;
        return part;
    }

    private Part ReadParentheses()
    {
        SkipBlanks();
        if (_text.TryTake(')'))
        {
            return Other(Heap.NewContainer(PickleKind.Tuple));
        }

        Part first = ReadSum();
        SkipBlanks();
        if (_text.TryTake(')'))
        {
            return first;
        }

        return Other(Heap.NewContainer(PickleKind.Tuple, [.. ReadItems(')', [MakeValue(first)])]));
    }

    /// <summary>Values and commas up to a bracket, where those of <paramref name="items"/> were read already.</summary>
    private List<Cell> ReadItems(char close, List<Cell> items)
    {
        while (true)
        {
            SkipBlanks();
            if (items.Count > 0 && !TakeComma(close))
            {
                return items;
            }

            SkipBlanks();
            if (_text.TryTake(close))
            {
                return items;
            }

            items.Add(ReadValue());
        }
    }

    /// <summary>True after a comma, false after the closing bracket.</summary>
    private bool TakeComma(char close) => _text.TryTake(',') || (_text.TryTake(close) ? false : throw _text.Fault(_text.AtEnd ? LiteralTexts.Unfinished.With(close) : LiteralTexts.Rest.With(Rest())));

    private Cell ReadBraces()
    {
        SkipBlanks();
        if (_text.TryTake('}'))
        {
            return Heap.NewContainer(PickleKind.Dict);
        }

        int position = _text.Position;
        Cell first = ReadValue();
        SkipBlanks();
        if (_text.Current == ':')
        {
            return ReadDict(first, position);
        }

        List<Cell> members = ReadItems('}', [first]);
        CheckHashable(position, [.. members]);
        return Heap.NewContainer(PickleKind.Set, [.. members]);
    }

    private Cell ReadDict(Cell firstKey, int position)
    {
        List<Cell> pairs = [];
        Cell key = firstKey;
        while (true)
        {
            CheckHashable(position, key);
            SkipBlanks();
            if (!_text.TryTake(':'))
            {
                throw _text.Fault(LiteralTexts.NoColon);
            }

            SkipBlanks();
            pairs.Add(key);
            pairs.Add(ReadValue());
            SkipBlanks();
            bool more = TakeComma('}');
            SkipBlanks();
            if (!more || _text.TryTake('}'))
            {
                return Heap.NewContainer(PickleKind.Dict, [.. pairs]);
            }

            position = _text.Position;
            key = ReadValue();
        }
    }

    private void CheckHashable(int position, params ReadOnlySpan<Cell> keys)
    {
        try
        {
            PickleHashability.CheckAll(_machine, keys);
        }
        catch (PickleException fault)
        {
            throw new PickleException(fault.Code, LiteralTexts.At(position + 1, fault.Text), position);
        }
    }

    private Cell ReadTupleFrom(Cell first)
    {
        List<Cell> items = [first];
        while (_text.TryTake(','))
        {
            _text.SkipBlanks(bracketed: false);
            if (_text.AtEnd || _text.Current is '\r' or '\n')
            {
                break;
            }

            items.Add(ReadValue());
            _text.SkipBlanks(bracketed: false);
        }

        return Heap.NewContainer(PickleKind.Tuple, [.. items]);
    }

    private Cell ReadStrings()
    {
        int start = _text.Position;
        LiteralString first = new(_text);
        first.Read();
        List<byte> content = [.. first.Content];
        SkipBlanks();
        while (LiteralString.Begins(_text))
        {
            LiteralString next = new(_text);
            next.Read();
            content.AddRange(next.IsBytes == first.IsBytes ? next.Content : throw _text.Fault(LiteralTexts.Mixed, start));
            SkipBlanks();
        }

        return Share(first.IsBytes ? PickleKind.Bytes : PickleKind.Str, [.. content]);
    }

    /// <summary>Equal short texts are one object, as in a program.</summary>
    private Cell Share(PickleKind kind, byte[] content)
    {
        if (content.Length > LongestShared)
        {
            return Heap.NewSide(kind, content);
        }

        string key = kind + System.Text.Encoding.Latin1.GetString(content);
        if (!_shared.TryGetValue(key, out Cell cell))
        {
            cell = Heap.NewSide(kind, content);
            _shared.Add(key, cell);
        }

        return cell;
    }

    private Cell ReadName()
    {
        if (_text.TryTake("..."))
        {
            return Cell.Inline(PickleKind.Ellipsis, 0);
        }

        int start = _text.Position;
        while (char.IsLetterOrDigit(_text.Current) || _text.Current == '_')
        {
            _text.Position++;
        }

        string name = _text.Whole[start.._text.Position];
        return name switch
        {
            "None" => Cell.None,
            "True" => Cell.Bool(true),
            "False" => Cell.Bool(false),
            "set" when TakesNoArguments() => Heap.NewContainer(PickleKind.Set),
            "" => throw _text.Fault(_text.AtEnd ? LiteralTexts.Empty : LiteralTexts.Unexpected.With(Rest())),
            _ => throw _text.Fault(LiteralTexts.Name.With(name), start),
        };
    }

    private bool TakesNoArguments()
    {
        SkipBlanks();
        if (!_text.TryTake('('))
        {
            return false;
        }

        _text.SkipBlanks(bracketed: true);
        return _text.TryTake(')');
    }

    private void SkipBlanks() => _text.SkipBlanks(bracketed: _depth > 0);

    private string Rest() => _text.Whole[_text.Position..Math.Min(_text.Length, _text.Position + ShownRest)];

    private readonly record struct Part(Form Form, Cell Cell, LiteralNumber Number, bool IsNegated);
}
