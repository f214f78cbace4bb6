using Charla.Core.Tests.Fakes;

namespace Charla.Core.Tests;

public sealed class RoomDirectoryTests
{
    [Fact]
    public async Task There_is_one_room_for_a_key_however_many_open_it_at_once()
    {
        await using TestChat test = await TestChat.StartAsync();
        test.Log.CompletesLater = true;

        for (int round = 0; round < 50; round++)
        {
            string key = $"room{round}";
            Room[] rooms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await test.Chat.Rooms.OpenAsync(key, key))));

            rooms.Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public async Task Finding_does_not_make_a_room()
    {
        await using TestChat test = await TestChat.StartAsync();

        (await test.Chat.Rooms.FindAsync("taller")).ShouldBeNull();
        Room made = await test.Chat.Rooms.OpenAsync("taller", "Taller");

        (await test.Chat.Rooms.FindAsync("taller")).ShouldBe(made);
        made.Name.ShouldBe("Taller");
    }

    [Fact]
    public void A_direct_message_has_the_same_key_for_both_of_its_people()
    {
        RoomDirectory.DirectKey("Luis", "ana").ShouldBe("@ana|luis");
        RoomDirectory.DirectKey("ANA", "luis").ShouldBe("@ana|luis");
        RoomDirectory.DirectKey("ana", "ana").ShouldBe("@ana|ana");
    }
}
