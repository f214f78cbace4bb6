namespace Charla.Core;

/// <summary>How much one session may say. Used by one thread at a time, the one that reads its connection.</summary>
internal interface ITalkAllowance
{
    /// <summary>An allowance without an end: for wires with a rate of their own.</summary>
    static ITalkAllowance Endless { get; } = new NoLimit();

    /// <summary>Takes one message of so many bytes off.</summary>
    /// <returns>Zero where it is within the allowance; otherwise nothing is taken, and it is how long to wait.</returns>
    TimeSpan Take(int bytes);

    private sealed class NoLimit : ITalkAllowance
    {
        public TimeSpan Take(int bytes) => TimeSpan.Zero;
    }
}
