using Charla.Core;
using Charla.Core.Tests.Fakes;

namespace Charla.Storage.Tests;

/// <summary>The log that the tests of the core run on.</summary>
public sealed class InMemoryRoomLogTests : RoomLogContract
{
    private protected override FakeClock Clock { get; } = new();

    private protected override IRoomLog Open() => new InMemoryRoomLog(Clock);
}
