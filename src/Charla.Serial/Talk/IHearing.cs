namespace Charla.Serial.Talk;

/// <summary>Makes sense of a line's bytes.</summary>
internal interface IHearing
{
    /// <summary>How long to wait for more bytes before <see cref="Silence"/>; infinite where only more bytes help.</summary>
    TimeSpan Patience { get; }

    /// <summary>Takes what has arrived.</summary>
    void Add(ReadOnlySpan<byte> arrived);

    /// <summary>Nothing has come for as long as <see cref="Patience"/> said.</summary>
    void Silence();

    /// <summary>What has been understood so far and was not taken yet.</summary>
    IEnumerable<Heard> Understood();

    /// <summary>The line is gone: what is left of it.</summary>
    IEnumerable<Heard> End();
}
