namespace Charla.Fuzz;

/// <summary>The ways in which the same bytes may arrive.</summary>
internal static class Cuts
{
    public static byte[][] Whole(byte[] input) => [input];

    public static byte[][] EachByte(byte[] input) => [.. input.Select(single => new[] { single })];

    /// <summary>In a few pieces, of which some may be empty.</summary>
    public static byte[][] Anywhere(byte[] input, Random dice)
    {
        List<byte[]> pieces = [];
        for (int from = 0; from < input.Length;)
        {
            int to = Math.Min(input.Length, from + dice.Next(1 + (dice.Next(4) == 0 ? input.Length : 20)));
            pieces.Add(input[from..to]);
            from = to;
        }

        return [.. pieces];
    }
}
