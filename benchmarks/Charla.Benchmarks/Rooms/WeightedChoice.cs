namespace Charla.Benchmarks.Rooms;

/// <summary>Chooses an index by weight in constant time (Walker's alias method).</summary>
internal sealed class WeightedChoice
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    public WeightedChoice(double[] weights)
    {
        double mean = weights.Average();
        (_keep, _alias) = ([.. weights.Select(weight => weight / mean)], [.. Enumerable.Range(0, weights.Length)]);
        Stack<int> light = new(Enumerable.Range(0, weights.Length).Where(i => _keep[i] < 1));
        Stack<int> heavy = new(Enumerable.Range(0, weights.Length).Where(i => _keep[i] >= 1));
        while (light.TryPop(out int under) && heavy.TryPop(out int over))
        {
            // What the light one leaves free goes to the heavy one.
            _alias[under] = over;
            _keep[over] -= 1 - _keep[under];
            (_keep[over] < 1 ? light : heavy).Push(over);
        }
    }

    public int Next(Random random)
    {
        int index = random.Next(_keep.Length);
        return random.NextDouble() < _keep[index] ? index : _alias[index];
    }
}
