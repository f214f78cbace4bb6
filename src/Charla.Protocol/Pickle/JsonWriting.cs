using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Charla.Protocol.Messages;

namespace Charla.Protocol.Pickle;

/// <summary>Writes one value as JSON until something has none.</summary>
internal sealed class JsonWriting(PickleHeap heap, int maxCharacters)
{
    private const int MaxDepth = 1_000;
    private const int MaxPlace = 200;

    private static readonly Bilingual _noJson = new("JSON no tiene {0}; está en {1}.", "JSON has no {0}; it is at {1}.");

    private static readonly Bilingual _tooLong = new("El JSON pasaría de {0} caracteres.", "The JSON would pass {0} characters.");

    private static readonly Bilingual _lone = new(
        "Un texto tiene medio carácter (un sustituto suelto); está en {0}.",
        "A text holds half a character (a lone surrogate); it is at {0}.");

    private static readonly Bilingual _cycle = new(
        "El valor se contiene a sí mismo, o es demasiado profundo; está en {0}.",
        "The value contains itself, or goes too deep; it is at {0}.");

    private static readonly Bilingual _key = new("Las claves de JSON son textos, y hay una que no lo es: {0}.", "Keys of JSON are texts, and there is one that is not: {0}.");

    private readonly StringBuilder _text = new();
    private readonly HashSet<Cell> _open = [];
    private readonly List<Cell> _path = [];

    /// <summary>Why there is no JSON; null where there is.</summary>
    public Bilingual? Failure { get; private set; }

    public bool HasTuples { get; private set; }

    public string Text => _text.ToString();

    public void Write(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.List or PickleKind.Tuple or PickleKind.Dict:
                WriteContainer(cell);
                break;
            case PickleKind.Str:
                WriteText(cell);
                break;
            default:
                WriteScalar(cell);
                break;
        }

        if (_text.Length > maxCharacters)
        {
            Failure ??= _tooLong.With(maxCharacters);
        }
    }

    private void WriteScalar(Cell cell)
    {
        string? text = cell.Kind switch
        {
            PickleKind.None => "null",
            PickleKind.Bool => cell.Payload != 0 ? "true" : "false",
            PickleKind.Int => PickleScalar.Integer(heap, cell).ToString(CultureInfo.InvariantCulture),
            PickleKind.Float when double.IsFinite(PickleScalar.Float(heap, cell)) => PythonNumber.OfFloat(PickleScalar.Float(heap, cell)),
            _ => null,
        };
        if (text is null)
        {
            Failure ??= _noJson.With(cell.Kind == PickleKind.Float ? PythonNumber.OfFloat(PickleScalar.Float(heap, cell)) : PickleShapes.NameOf(cell.Kind), Place());
        }

        _text.Append(text);
    }

    private void WriteText(Cell cell)
    {
        ReadOnlySpan<byte> text = PickleScalar.Text(heap, cell);
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            Failure ??= _lone.With(Place());
            return;
        }

        _text.Append('"').Append(((JavaScriptEncoder)ReadableEncoder.Shared).Encode(Encoding.UTF8.GetString(text))).Append('"');
    }

    private void WriteContainer(Cell cell)
    {
        if (_open.Count >= MaxDepth || !_open.Add(cell))
        {
            Failure ??= _cycle.With(Place());
            return;
        }

        HasTuples |= cell.Kind == PickleKind.Tuple;
        _text.Append(cell.Kind == PickleKind.Dict ? '{' : '[');
        WriteItems(cell);
        _text.Append(cell.Kind == PickleKind.Dict ? '}' : ']');
        _open.Remove(cell);
    }

    private void WriteItems(Cell cell)
    {
        CellEnumerator items = heap.Items(cell);
        for (int i = 0; Failure is null && items.MoveNext(); i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            bool keyed = cell.Kind == PickleKind.Dict;
            _path.Add(keyed ? items.Current : Cell.Inline(PickleKind.Int, i));
            if (keyed)
            {
                WriteKey(items.Current);
                items.MoveNext();
            }

            Write(items.Current);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void WriteKey(Cell key)
    {
        if (key.Kind == PickleKind.Str)
        {
            WriteText(key);
            _text.Append(": ");
        }
        else
        {
            Failure ??= _key.With(PickleText.Repr(new PickleValue(heap, key), MaxPlace));
        }
    }

    /// <summary>Where the value stands, as Python would index it.</summary>
    private string Place()
    {
        BoundedText place = new(MaxPlace);
        PickleRepr repr = new(heap, place);
        place.Append("x");
        foreach (Cell step in _path)
        {
            place.Append('[');
            repr.Append(step);
            place.Append(']');
        }

        return place.ToString();
    }
}
