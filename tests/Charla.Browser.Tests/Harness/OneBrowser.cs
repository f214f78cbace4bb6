namespace Charla.Browser.Tests.Harness;

/// <summary>All tests share one browser, one after the other: it is the browser that takes the time, and each person has a profile of their own.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Chromium>
{
    internal const string Name = "One browser";
}
