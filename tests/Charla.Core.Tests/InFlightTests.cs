namespace Charla.Core.Tests;

public sealed class InFlightTests
{
    [Fact]
    public async Task Over_the_limit_one_waits_until_half_of_it_has_arrived()
    {
        InFlight inFlight = new(limit: 100);
        inFlight.Add(100);
        inFlight.WaitForRoomAsync().IsCompleted.ShouldBeTrue();

        inFlight.Add(1);
        Task room = inFlight.WaitForRoomAsync();
        inFlight.Remove(50);
        room.IsCompleted.ShouldBeFalse();
        inFlight.Remove(1);

        await room.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
