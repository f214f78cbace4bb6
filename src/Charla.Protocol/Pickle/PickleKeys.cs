using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>When two keys are one key, as Python sees it: 1, 1.0 and True are.</summary>
/// <remarks>Decimals and fractions are compared with their own kind only, and decimals as they are written.</remarks>
internal sealed class PickleKeys(PickleMachine machine) : IEqualityComparer<Cell>
{
    private readonly PickleHeap _heap = machine.Heap;

    public bool Equals(Cell x, Cell y)
    {
        if (x == y)
        {
            return true;
        }

        Spend(1);
        if (x.Kind != y.Kind)
        {
            return IsNumber(x) && IsNumber(y) && SameNumber(x, y);
        }

        return x.Kind switch
        {
            PickleKind.Str => PickleScalar.Text(_heap, x).SequenceEqual(PickleScalar.Text(_heap, y)),
            PickleKind.Bytes => PickleScalar.Bytes(_heap, x).SequenceEqual(PickleScalar.Bytes(_heap, y)),
            PickleKind.Int or PickleKind.Float or PickleKind.Bool => SameNumber(x, y),
            PickleKind.Decimal => (string)_heap.Side(x) == (string)_heap.Side(y),
            PickleKind.FrozenSet => SameMembers(x, y),
            _ => PickleShapes.IsContainer(x) && SameParts(x, y),
        };
    }

    public int GetHashCode(Cell obj)
    {
        Spend(1);
        return obj.Kind switch
        {
            PickleKind.Bool or PickleKind.Int => PickleScalar.Integer(_heap, obj).GetHashCode(),
            PickleKind.Float => HashOf(PickleScalar.Float(_heap, obj)),
            PickleKind.Str => HashOf(PickleScalar.Text(_heap, obj)),
            PickleKind.Bytes => HashOf(PickleScalar.Bytes(_heap, obj)),
            PickleKind.Decimal => ((string)_heap.Side(obj)).GetHashCode(StringComparison.Ordinal),
            _ => PickleShapes.IsContainer(obj) ? HashOfParts(obj) : obj.GetHashCode(),
        };
    }

    private static int HashOf(double number) => double.IsInteger(number) ? new BigInteger(number).GetHashCode() : number.GetHashCode();

    // Seeded by the runtime, so that nobody can write a pickle whose keys all meet.
    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private static bool IsNumber(Cell cell) => cell.Kind is PickleKind.Bool or PickleKind.Int or PickleKind.Float;

    private bool SameNumber(Cell x, Cell y)
    {
        if (x.Kind != PickleKind.Float && y.Kind != PickleKind.Float)
        {
            return x.Place == CellPlace.Here && y.Place == CellPlace.Here
                ? x.Payload == y.Payload
                : PickleScalar.Integer(_heap, x) == PickleScalar.Integer(_heap, y);
        }

        if (x.Kind == y.Kind)
        {
            return PickleScalar.Float(_heap, x) == PickleScalar.Float(_heap, y);
        }

        double number = PickleScalar.Float(_heap, x.Kind == PickleKind.Float ? x : y);
        return double.IsInteger(number) && new BigInteger(number) == PickleScalar.Integer(_heap, x.Kind == PickleKind.Float ? y : x);
    }

    private bool SameParts(Cell x, Cell y)
    {
        CellEnumerator left = _heap.Items(x);
        CellEnumerator right = _heap.Items(y);
        while (left.MoveNext())
        {
            if (!right.MoveNext() || !Equals(left.Current, right.Current))
            {
                return false;
            }
        }

        return !right.MoveNext();
    }

    private bool SameMembers(Cell x, Cell y)
    {
        Cell[] members = _heap.ToArray(x);
        Spend(members.Length);
        return members.Length == _heap.Count(y) && new HashSet<Cell>(members, this).SetEquals(_heap.ToArray(y));
    }

    private int HashOfParts(Cell cell)
    {
        HashCode ordered = default;
        int sum = 0;
        CellEnumerator parts = _heap.Items(cell);
        while (parts.MoveNext())
        {
            int hash = GetHashCode(parts.Current);
            ordered.Add(hash);
            sum = unchecked(sum + hash);
        }

        return cell.Kind == PickleKind.FrozenSet ? sum : ordered.ToHashCode();
    }

    private void Spend(int steps)
    {
        machine.KeyWork -= steps;
        if (machine.KeyWork < 0)
        {
            throw machine.Fault(PickleErrorCode.KeyTooComplex, PickleTexts.KeyTooComplex);
        }
    }
}
