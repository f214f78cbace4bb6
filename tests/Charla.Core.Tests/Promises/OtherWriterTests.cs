using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Promises;

/// <summary>The log assigns every seq, and this process may not be the only one that writes to it.</summary>
public sealed class OtherWriterTests
{
    [Fact]
    public async Task Members_see_every_seq_in_order_also_where_another_writer_took_some()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        PlainClient plain = await test.PlainAsync();
        await ana.SayAsync("one");
        test.Log.AppendElsewhere(test.Chat.Lobby.Record, new MessageEvent { Room = "lobby", From = "far", Text = "two" });
        test.Log.AppendElsewhere(test.Chat.Lobby.Record, new MessageEvent { Room = "lobby", From = "far", Text = "three" });

        (await ana.SayAsync("four")).Seq.ShouldBe(4);
        await Task.WhenAll(ana.WaitForSeqAsync(4), luis.WaitForSeqAsync(4), plain.WaitForAsync("ana> four"));
        (await luis.SayAsync("five")).Seq.ShouldBe(5);
        await Task.WhenAll(ana.WaitForSeqAsync(5), luis.WaitForSeqAsync(5), plain.WaitForAsync("luis> five"));

        ana.Seqs.ShouldBe([1, 2, 3, 4, 5]);
        luis.Seqs.ShouldBe([1, 2, 3, 4, 5]);
        plain.Texts.Skip(1).ShouldBe(["ana> one", "far> two", "far> three", "ana> four", "luis> five"]);
    }

    [Fact]
    public async Task A_gap_inside_a_batch_is_filled_from_the_log()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        Room lobby = test.Chat.Lobby;
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", room = "lobby", text = "one" });
        await ana.SendAsync(new { op = "send", room = "lobby", text = "late" });
        test.Log.AppendElsewhere(lobby.Record, new MessageEvent { Room = "lobby", From = "far", Text = "first of all" });

        test.Log.Release();
        await luis.WaitForSeqAsync(3);

        luis.Events.Cast<MessageEvent>().Select(said => said.Text).ShouldBe(["first of all", "one", "late"]);
    }
}
