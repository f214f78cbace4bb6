namespace Charla.Lessons.Tap.Proxy;

/// <summary>Carries what one side sends to the other, on the thread that runs it, until that side ends.</summary>
internal interface IRelay
{
    void Run();
}
