using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>Takes a pickle apart, opcode by opcode, and says what each would do. A damaged one is taken apart up to the damage.</summary>
internal static class PickleListing
{
    private const int MaxShown = 60;
    private const int MaxShownCall = 200;
    private const int MaxShownInteger = 64;

    private static readonly Bilingual _allowed = new("permitido: {0}", "allowed: {0}");

    private static readonly Bilingual _named = new("peligroso: {0}; {1}", "dangerous: {0}; {1}");

    private static readonly Bilingual _called = new("peligroso: llamaría a {0}", "dangerous: it would call {0}");

    private static readonly Bilingual _state = new("peligroso: le daría un estado a {0}", "dangerous: it would give a state to {0}");

    private static readonly Bilingual _unknown = new(
        "peligroso: llama a algo, y desde el error de más arriba no se sabe a qué",
        "dangerous: it calls something, and since the fault above nobody knows what");

    private static readonly Bilingual _refused = new("no se puede seguir: {0}", "cannot be followed: {0}");

    private static readonly Bilingual _damage = new("no se puede leer más: {0}", "cannot be read any further: {0}");

    /// <summary>The lines of a pickle, made as they are asked for. Never throws.</summary>
    public static IEnumerable<PickleLine> Lines(ReadOnlyMemory<byte> pickle, PickleLimits limits)
    {
        PickleWalk walk = new(pickle, limits);
        while (walk.MoveNext())
        {
            yield return Line(walk, pickle.Span);
        }

        if (walk.Damage is { } damage)
        {
            yield return new PickleLine(walk.End, walk.End < pickle.Length ? pickle.Span[walk.End] : null, "?", "", 0, PickleRisk.None, _damage.With(damage.Text));
        }
    }

    private static PickleLine Line(PickleWalk walk, ReadOnlySpan<byte> source)
    {
        PickleToken token = walk.Token;
        (PickleRisk risk, Bilingual? note) = Judge(walk);
        return new PickleLine(token.Offset, token.Opcode.Code, token.Opcode.Name, Argument(token, source), walk.Marks, risk, note);
    }

    private static (PickleRisk Risk, Bilingual? Note) Judge(PickleWalk walk)
    {
        PickleOpcode opcode = walk.Token.Opcode;
        if (walk.Named is { } name)
        {
            return (PickleRisk.Dangerous, _named.With(name, DangerousNames.Reason(name)));
        }

        if (walk.Call(MaxShownCall) is { } call)
        {
            return (PickleRisk.Dangerous, (opcode.Name == "BUILD" ? _state : _called).With(call));
        }

        if (walk.Fault is { } fault)
        {
            return (PickleDanger.IsTelling(opcode) ? PickleRisk.Dangerous : PickleRisk.None, _refused.With(fault.Text));
        }

        if (walk.Harmless is { } harmless)
        {
            return (PickleRisk.Allowed, _allowed.With(harmless.FullName));
        }

        return PickleDanger.IsTelling(opcode) ? (PickleRisk.Dangerous, _unknown) : (PickleRisk.None, null);
    }

    private static string Argument(in PickleToken token, ReadOnlySpan<byte> source)
    {
        ReadOnlySpan<byte> argument = token.Argument(source);
        BoundedText text = new(MaxShown);
        switch (token.Opcode.Reading)
        {
            case PickleReading.Nothing:
                return "";
            case PickleReading.Text when PythonText.IsValid(argument):
                PythonQuoting.AppendText(text, argument);
                return text.ToString();
            case PickleReading.Text or PickleReading.Bytes:
                PythonQuoting.AppendBytes(text, argument);
                return text.ToString();
            case PickleReading.Line:
                AppendLine(text, argument);
                return text.ToString();
            default:
                return Number(token, argument);
        }
    }

    /// <summary>A line as it stands, with a blank for the end of the first of two.</summary>
    private static void AppendLine(BoundedText text, ReadOnlySpan<byte> line)
    {
        foreach (byte character in line)
        {
            text.Append(character switch
            {
                (byte)'\n' => " ",
                >= 0x20 and < 0x7f => ((char)character).ToString(),
                _ => $"\\x{character:x2}",
            });
            if (text.IsFull)
            {
                return;
            }
        }
    }

    private static string Number(in PickleToken token, ReadOnlySpan<byte> argument) => token.Opcode.Reading switch
    {
        PickleReading.Number => token.Number.ToString(CultureInfo.InvariantCulture),
        PickleReading.Signed => ((int)token.Number).ToString(CultureInfo.InvariantCulture),
        PickleReading.Float => PythonNumber.OfFloat(BinaryPrimitives.ReadDoubleBigEndian(argument)),
        _ => argument.Length <= MaxShownInteger
            ? new BigInteger(argument).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"({argument.Length} bytes)"),
    };
}
