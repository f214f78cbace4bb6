using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests;

public sealed class NameRegistryTests
{
    private readonly NameRegistry _names = new();
    private readonly Someone _one = new();
    private readonly Someone _other = new();

    [Fact]
    public void A_name_is_one_participants_at_a_time_whatever_its_case()
    {
        _names.TryClaim("Ana", _one).ShouldBeTrue();

        _names.TryClaim("ana", _one).ShouldBeTrue();
        _names.TryClaim("ANA", _other).ShouldBeFalse();
        _names.Find("aNa").ShouldBe(_one);
    }

    [Fact]
    public void A_name_that_was_given_back_is_free()
    {
        _names.TryClaim("ana", _one);
        _names.Release("ANA", _one);

        _names.Find("ana").ShouldBeNull();
        _names.TryClaim("ana", _other).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_gives_back_what_is_not_theirs()
    {
        _names.TryClaim("ana", _one);
        _names.Release("ana", _other);

        _names.Find("ana").ShouldBe(_one);
    }

    [Fact]
    public void A_taken_name_is_marked_with_the_first_free_number()
    {
        _names.ClaimMarked("ana", _one).ShouldBe("ana");
        _names.ClaimMarked("ana", _other).ShouldBe("ana~2");
        _names.ClaimMarked("ana", new Someone()).ShouldBe("ana~3");
        _names.Release("ana~2", _other);
        _names.ClaimMarked("ana", new Someone()).ShouldBe("ana~2");
    }

    [Fact]
    public async Task Of_many_who_want_a_name_at_once_one_gets_it()
    {
        for (int round = 0; round < 50; round++)
        {
            NameRegistry names = new();

            bool[] got = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => names.TryClaim("ana", new Someone()))));

            got.Count(yes => yes).ShouldBe(1);
        }
    }

    private sealed class Someone : IParticipant
    {
        public Connection Connection { get; } = new(1, "tcp", "", new FakeWire(), new ChatOptions(), TimeProvider.System);

        public string? Name => null;

        public string Dialect => "test";

        public IWireForm Form => new PlainForm(Protocol.Language.Spanish);

        public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome) => null;

        public void Expelled(Room room, string reason)
        {
        }
    }
}
