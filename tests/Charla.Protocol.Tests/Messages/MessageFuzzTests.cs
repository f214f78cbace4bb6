using System.Buffers;
using Charla.Protocol.Messages;
using Charla.Protocol.Tests.Framing;

namespace Charla.Protocol.Tests.Messages;

/// <summary>Whatever comes in, either a message or a <see cref="ProtocolException"/> comes out.</summary>
public sealed class MessageFuzzTests
{
    private const int RandomCases = 50_000;
    private const int MutatedCases = 100_000;
    private const int Seed = 1833;

    private static readonly byte[] _telling = [.. "{}[]\",:\\u0tfn-e. \0"u8, 0xC3, 0xB1, 0xED, 0xA0, 0xF0, 0x9F, 0xFF];

    [Fact]
    public void Random_bytes_never_surprise_the_reader()
    {
        Random random = new(Seed);
        for (int i = 0; i < RandomCases; i++)
        {
            byte[] bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            Read(random.Next(2) == 0 ? bytes : [.. bytes.Select(any => _telling[any % _telling.Length])]);
        }
    }

    [Fact]
    public void Messages_with_a_few_bytes_changed_never_surprise_the_reader()
    {
        byte[][] valid = [.. ProtocolDocument.Examples('→').Concat(ProtocolDocument.Examples('←')).Select(Wire.Utf8)];
        Random random = new(Seed);
        int read = 0;
        for (int i = 0; i < MutatedCases; i++)
        {
            List<byte> mutant = [.. valid[random.Next(valid.Length)]];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                Mutate(mutant, valid, random);
            }

            read += Read([.. mutant]);
        }

        read.ShouldBeInRange(MutatedCases / 20, MutatedCases * 3 / 2, "mutants are worth something only if some are still messages");
    }

    private static void Mutate(List<byte> mutant, byte[][] valid, Random random)
    {
        int place = random.Next(mutant.Count + 1);
        int length = Math.Min(random.Next(1, 12), mutant.Count - place);
        switch (random.Next(6))
        {
            case 0:
                mutant.Insert(place, _telling[random.Next(_telling.Length)]);
                break;
            case 1:
                mutant.RemoveRange(place, length);
                break;
            case 2:
                mutant.InsertRange(place, mutant.GetRange(place, length));
                break;
            case 3:
                byte[] other = valid[random.Next(valid.Length)];
                mutant.InsertRange(place, other[random.Next(other.Length)..]);
                break;
            case 4 when place < mutant.Count:
                mutant[place] = (byte)random.Next(256);
                break;
            default:
                mutant.RemoveRange(place, random.Next(4) == 0 ? mutant.Count - place : length);
                break;
        }
    }

    /// <summary>How many of both readers make a message of these bytes; any exception but the one they may throw gets out.</summary>
    private static int Read(byte[] bytes)
    {
        ReadOnlySequence<byte> payload = bytes.Length % 3 == 0 ? Wire.Sequence(Wire.Cut(bytes, bytes.Length / 2)) : new(bytes);
        MessageReader.OpensCharla(payload);
        int read = 0;
        try
        {
            MessageReader.ReadClientMessage(payload);
            read++;
        }
        catch (ProtocolException)
        {
            // Refused, as it should be.
        }

        try
        {
            if (MessageReader.ReadServerMessage(payload) is { } message)
            {
                MessageWriter.Frame(message);
                read++;
            }
        }
        catch (ProtocolException)
        {
            // Refused, as it should be.
        }

        return read;
    }
}
