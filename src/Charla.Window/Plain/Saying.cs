namespace Charla.Window.Plain;

/// <summary>Something that the page says, until it counts as said.</summary>
/// <param name="Name">Who the page was then.</param>
/// <param name="Text">What it says.</param>
/// <param name="Nonce">The page's mark for it.</param>
/// <param name="Ref">The mark of its request.</param>
internal sealed record Saying(string Name, string Text, string? Nonce, string? Ref)
{
    private readonly TaskCompletionSource _echoed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the wire has brought it back.</summary>
    public Task Echoed => _echoed.Task;

    /// <summary>When it was written; null before.</summary>
    public long? WrittenAt { get; set; }

    /// <summary>Whether the page has been told that it is said.</summary>
    public bool IsTold { get; set; }

    public void Echo() => _echoed.TrySetResult();
}
