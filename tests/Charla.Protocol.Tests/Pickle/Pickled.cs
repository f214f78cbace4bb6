using System.Text;
using Charla.Protocol.Pickle;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>Pickles written by hand: Latin-1 text, opcode by opcode.</summary>
internal static class Pickled
{
    public static byte[] Bytes(string opcodes) => Encoding.Latin1.GetBytes(opcodes);

    public static PickleValue Read(string opcodes, PickleLimits? limits = null) => PickleReader.Read(Bytes(opcodes), limits ?? PickleLimits.Default);

    /// <summary>How the value prints.</summary>
    public static string Repr(string opcodes) => PickleText.Repr(Read(opcodes), 10_000);

    public static PickleException Fault(string opcodes, PickleLimits? limits = null) => Should.Throw<PickleException>(() => Read(opcodes, limits));

    public static PickleValue Literal(string text) => PythonLiteral.Parse(text, PickleLimits.Default);

    public static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
