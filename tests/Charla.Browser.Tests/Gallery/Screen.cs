using Charla.Browser.Tests.Harness;

namespace Charla.Browser.Tests.Gallery;

/// <summary>A screen that people come to see: what it is called, what they look at it with, and how to get there.</summary>
internal sealed record Screen(string Name, Look Look, Func<Stage, Look, Task<Person>> Arrange);
