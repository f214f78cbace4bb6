using Charla.Protocol;

namespace Charla.Fuzz.Targets;

/// <summary>Frames on a wire that loses bytes: every byte is in a frame or is counted as passed over, once.</summary>
internal sealed class CableTarget : IFuzzTarget
{
    private const int MaxPayload = 2_048;

    public string Name => "cable";

    public IReadOnlyList<byte[]> Corpus { get; } = Talks.All;

    public ReadOnlySpan<byte> Telling => "0123456789 \0\r\n\u00f1"u8;

    public void Try(byte[] input, Random dice)
    {
        CableFrameReader reader = new(MaxPayload);
        long told = 0;
        foreach (byte[] piece in Cuts.Anywhere(input, dice))
        {
            reader.Add(piece);
            told += Take(reader);
            if (dice.Next(8) == 0)
            {
                reader.Wait();
                told += Take(reader);
            }
        }

        for (int silences = 0; reader.IsInside; silences++)
        {
            Promise.Holds(silences <= input.Length + 1, "never gives up");
            reader.Wait();
            told += Take(reader);
            if (reader.IsInside)
            {
                reader.GiveUp();
                told += Take(reader);
            }
        }

        Promise.Same((long)input.Length, told + reader.End(), "bytes accounted for");
    }

    private static long Take(CableFrameReader reader)
    {
        long told = 0;
        while (reader.TryRead(out CableFind find))
        {
            Promise.Holds(find.Payload is null || find.Payload.Length <= MaxPayload, "a payload over the limit");
            told += find.Payload is { } payload ? Frame.HeaderLength + payload.Length : find.Discarded;
        }

        return told;
    }
}
