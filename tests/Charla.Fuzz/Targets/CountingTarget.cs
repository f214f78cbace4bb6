using Charla.Protocol;

namespace Charla.Fuzz.Targets;

/// <summary>The counting rule: no end beyond what has arrived, and no counting that was excluded.</summary>
internal sealed class CountingTarget : IFuzzTarget
{
    private const int MaxPayload = 1_024;

    public string Name => "counting";

    public IReadOnlyList<byte[]> Corpus { get; } = Talks.All;

    public ReadOnlySpan<byte> Telling => "0123456789 \u00f1\ud83d\ude00\ufffd"u8;

    public void Try(byte[] input, Random dice)
    {
        int announced = dice.Next(Math.Min(input.Length + 2, MaxPayload + 1));
        Counting possible = (Counting)dice.Next(1, (int)Counting.Unknown + 1);
        for (int arrived = 0; arrived <= input.Length; arrived += 1 + (input.Length / 64))
        {
            Check(CountingRule.Judge(input.AsSpan(0, arrived), announced, possible, waited: false, MaxPayload), arrived, possible);
            Check(CountingRule.Judge(input.AsSpan(0, arrived), announced, possible, waited: true, MaxPayload), arrived, possible);
        }
    }

    private static void Check(in CountingVerdict verdict, int arrived, Counting possible)
    {
        if (verdict.Answer == CountingAnswer.Whole)
        {
            Promise.Holds(verdict.Length >= 0 && verdict.Length <= arrived, $"{verdict.Length} bytes of {arrived}");
            Promise.Holds(verdict.Remaining != Counting.None && (verdict.Remaining & ~possible) == 0, $"{verdict.Remaining} of {possible}");
        }
    }
}
