using Charla.Protocol;

namespace Charla.Lessons.Serial;

/// <summary>Where a person sees a chat over a cable. Called by one thread at a time.</summary>
internal interface ISerialChatView
{
    /// <summary>The other side said something.</summary>
    void Said(string? name, string text);

    /// <summary>Something happened to the cable.</summary>
    void Notice(Bilingual text);
}
