using System.Text.Json;
using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class SendTests
{
    [Fact]
    public async Task A_send_ends_with_its_acknowledgement()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        PendingSend send = client.Say("lobby", "¡buenas!");
        client.UnsentCount.ShouldBe(1);
        Send written = await peer.AcknowledgeAsync(seq: 7);

        SendReceipt receipt = await send.Acknowledged.Within();
        (written.Room, written.To, written.Text, written.Nonce).ShouldBe(("lobby", null, "¡buenas!", send.Nonce));
        (receipt.Room, receipt.Seq, receipt.Repeated, receipt.Confirmed).ShouldBe(("lobby", 7, false, true));
        (await events.NextAsync<SendAcknowledged>()).ShouldBe(new SendAcknowledged(send.Nonce, receipt));
        client.UnsentCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_to_a_person_is_a_direct_message()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        PendingSend send = client.Say("@luis", "¿vienes?");
        Send written = await peer.ReadAsync<Send>();
        await peer.SendAsync(new Joined { Room = "@luis", Head = 0, Members = ["ana", "luis"], Count = 2 });
        await peer.SaidAsync("@luis", 1, "¿vienes?", "ana", written.Nonce);

        (written.Room, written.To).ShouldBe((null, "luis"));
        (await send.Acknowledged.Within()).Room.ShouldBe("@luis");
        (await events.NextAsync<RoomJoined>()).Rejoined.ShouldBeFalse();
        client.Rooms.ShouldBe(["@luis"]);
    }

    [Fact]
    public async Task What_was_not_acknowledged_is_repeated_with_its_nonce_and_in_order()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync();
        await using ChatClient closing = client;
        PendingSend[] sends = [.. Enumerable.Range(0, 20).Select(i => client.Say("lobby", $"{i}"))];
        await peer.AcknowledgeAsync(seq: 1);
        await sends[0].Acknowledged.Within();
        await peer.ReadAsync<Send>();
        await peer.ReadAsync<Send>();

        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: true);
        List<string?> nonces = [];
        for (int seq = 2; seq <= sends.Length; seq++)
        {
            nonces.Add((await again.AcknowledgeAsync(seq, repeated: seq <= 3 ? true : null)).Nonce);
        }

        SendReceipt[] receipts = await Task.WhenAll(sends.Select(send => send.Acknowledged)).Within();
        nonces.ShouldBe(sends.Skip(1).Select(send => send.Nonce));
        receipts.Select(receipt => receipt.Seq).ShouldBe(Enumerable.Range(1, 20).Select(seq => (long)seq));
        receipts.Count(receipt => receipt.Repeated).ShouldBe(2);
        sends.Select(send => send.Nonce).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_while_there_is_no_connection_goes_out_after_the_rooms_are_entered_again()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        Task<RoomJoined> joining = client.JoinAsync("lobby");
        await peer.LetInAsync(head: 0);
        await joining.Within();

        peer.Cut();
        await events.StateAsync(ConnectionState.Reconnecting);
        PendingSend send = client.Say("lobby", "a oscuras");
        FakePeer again = await server.WelcomeAsync(resumed: true);
        await again.LetInAsync(head: 0);
        Send written = await again.AcknowledgeAsync(seq: 1);

        written.Text.ShouldBe("a oscuras");
        (await send.Acknowledged.Within()).Seq.ShouldBe(1);
        Task<TimeSpan> pinging = client.PingAsync();
        Ping next = await again.ReadAsync<Ping>();
        await again.SendAsync(new Pong { Ref = next.Ref });
        await pinging.Within();
    }

    [Fact]
    public async Task A_send_that_the_log_turns_out_to_hold_is_not_repeated_to_a_server_that_forgot_the_session()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync();
        await using ChatClient closing = client;
        Task<RoomJoined> joining = client.JoinAsync("lobby");
        await peer.LetInAsync(head: 4);
        await joining.Within();
        PendingSend arrived = client.Say("lobby", "llegó");
        PendingSend lost = client.Say("lobby", "no llegó");
        await peer.ReadAsync<Send>();
        await peer.ReadAsync<Send>();

        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: false);
        await again.LetInAsync(head: 6);
        await again.SaidAsync("lobby", 5, "otra cosa");
        await again.SaidAsync("lobby", 6, "llegó", "ana", arrived.Nonce);
        Send repeated = await again.AcknowledgeAsync(seq: 7);

        (await arrived.Acknowledged.Within()).Seq.ShouldBe(6);
        (await lost.Acknowledged.Within()).Seq.ShouldBe(7);
        repeated.Nonce.ShouldBe(lost.Nonce);
    }

    [Fact]
    public async Task A_send_that_the_server_refuses_is_told_and_not_repeated()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        PendingSend send = client.Say("taller", "hola");
        Send written = await peer.ReadAsync<Send>();
        await peer.SendAsync(new Error { Code = "not_joined", Message = "No estás.", Nonce = written.Nonce, Room = "taller" });

        ChatException failed = await Should.ThrowAsync<ChatException>(send.Acknowledged.Within());
        (failed.Failure, failed.Code, failed.Message).ShouldBe((ChatFailure.Refused, "not_joined", "No estás."));
        (await events.NextAsync<SendRefused>()).ShouldBe(new SendRefused(send.Nonce, "taller", "hola", "not_joined", "No estás."));
        client.UnsentCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_send_that_came_too_fast_goes_out_again_when_the_server_says()
    {
        using FakeServer server = new();
        FakeTime time = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync(options => options with { TimeProvider = time });
        await using ChatClient closing = client;
        PendingSend send = client.Say("lobby", "hola");
        Send written = await peer.ReadAsync<Send>();
        await peer.SendAsync(new Error { Code = "rate_limited", Message = "Despacio.", Nonce = written.Nonce, RetryAfterMs = 1_234 });
        await time.WaitsForAsync(TimeSpan.FromMilliseconds(1_234));
        time.Advance(TimeSpan.FromMilliseconds(1_234));
        Send repeated = await peer.AcknowledgeAsync(seq: 1);

        repeated.Nonce.ShouldBe(written.Nonce);
        (await send.Acknowledged.Within()).Seq.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_not_taken_and_one_that_becomes_so_is_refused()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options);
        EventLog events = new(client);
        Task starting = client.StartAsync();
        FakePeer peer = await server.WelcomeAsync(payload: 100);
        await starting.Within();

        Should.Throw<ChatException>(() => client.Say("lobby", new string('x', 101))).Failure.ShouldBe(ChatFailure.TooLong);
        PendingSend wrapped = client.Say("lobby", new string('x', 100));
        PendingSend fits = client.Say("lobby", "x");

        (await peer.ReadAsync<Send>()).Nonce.ShouldBe(fits.Nonce);
        (await events.NextAsync<SendRefused>()).Code.ShouldBe("too_long");
        (await Should.ThrowAsync<ChatException>(wrapped.Acknowledged.Within())).Code.ShouldBe("too_long");
    }

    [Fact]
    public async Task Half_a_character_is_replaced_and_the_conversation_goes_on()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync();
        await using ChatClient closing = client;
        client.Say("lobby", "media \uD83D pareja");
        PendingSend whole = client.Say("lobby", "entera 😀");

        (await peer.AcknowledgeAsync(seq: 1)).Text.ShouldBe("media \uFFFD pareja");
        (await peer.AcknowledgeAsync(seq: 2)).Text.ShouldBe("entera 😀");
        await whole.Acknowledged.Within();
    }

    [Fact]
    public async Task An_attachment_outlives_the_document_that_it_comes_from()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options);
        PendingSend send;
        using (JsonDocument document = JsonDocument.Parse("""{"grados":21.5}"""))
        {
            send = client.Say("lobby", "temperatura", document.RootElement);
        }

        Task starting = client.StartAsync();
        FakePeer peer = await server.WelcomeAsync();
        await starting.Within();
        (await peer.AcknowledgeAsync(seq: 1)).Data!.Value.GetProperty("grados").GetDouble().ShouldBe(21.5);
        await send.Acknowledged.Within();
    }

    [Fact]
    public async Task The_outbox_takes_no_more_than_it_has_room_for()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { MaxUnsent = 2 });
        client.Say("lobby", "1");
        client.Say("lobby", "2");

        Should.Throw<ChatException>(() => client.Say("lobby", "3")).Failure.ShouldBe(ChatFailure.Full);
        Task starting = client.StartAsync();
        FakePeer peer = await server.WelcomeAsync();
        await starting.Within();
        await peer.AcknowledgeAsync(1);
        await peer.AcknowledgeAsync(2);
        await client.FlushAsync().Within();
        client.Say("lobby", "3").Nonce.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_closed_client_fails_what_is_left_and_takes_no_more()
    {
        using FakeServer server = new();
        (ChatClient client, _, EventLog events) = await server.ConnectAsync();
        PendingSend send = client.Say("lobby", "hola");
        await client.DisposeAsync().Within();

        (await Should.ThrowAsync<ChatException>(send.Acknowledged)).Failure.ShouldBe(ChatFailure.Closed);
        Should.Throw<ChatException>(() => client.Say("lobby", "más")).Failure.ShouldBe(ChatFailure.Closed);
        (await Should.ThrowAsync<ChatException>(() => client.PingAsync())).Failure.ShouldBe(ChatFailure.Closed);
        await events.StateAsync(ConnectionState.Closed);
        (await client.Completion.Within()).ShouldBeNull();
    }
}
