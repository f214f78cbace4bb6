using Charla.Core.Accounts;
using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Accounts;

/// <summary>Who may use which name, and how they show that it is theirs.</summary>
public sealed class AccountTests
{
    private const string Password = "correct horse";

    [Fact]
    public async Task Who_registers_says_hello_without_a_password_and_speaks_under_the_account()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = test.Connect();

        (await ana.AskAsync<Registered>(new { op = "register", name = "Ana", password = Password })).Account.ShouldBe("Ana");
        Welcome welcome = await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "Ana" });
        await ana.AskAsync<Joined>(new { op = "join", room = "lobby" });
        await ana.SayAsync("hola");

        (welcome.Account, welcome.Role, welcome.Registration, welcome.Guests).ShouldBe(("Ana", "user", "open", true));
        ana.Events.ShouldHaveSingleItem().Account.ShouldBe("ana");
        (await ana.AskAsync<MemberList>(new { op = "who", room = "lobby" })).Members.ShouldHaveSingleItem().Account.ShouldBe("Ana");
    }

    [Fact]
    public async Task A_guest_who_registers_goes_on_where_they_are()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        await ana.AskAsync<Registered>(new { op = "register", name = "ana", password = Password });
        await ana.SayAsync("hola");

        ana.Events.ShouldHaveSingleItem().Account.ShouldBe("ana");
        ana.Wire.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_registered_name_is_only_its_owners_whatever_its_case()
    {
        await using TestChat test = await TestChat.StartAsync();
        await RegisterAsync(test, "ana");
        TestClient other = test.Connect();

        (await RefusedAsync(other, new { op = "hello", v = 1, name = "ANA" })).Code.ShouldBe(ErrorCode.NameRegistered);
        (await RefusedAsync(other, new { op = "hello", v = 1, name = "ana", password = "wrong password" })).Code.ShouldBe(ErrorCode.AuthFailed);
        (await RefusedAsync(other, new { op = "hello", v = 1, name = "nobody", password = Password })).Code.ShouldBe(ErrorCode.AuthFailed);
        (await other.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password })).Account.ShouldBe("ana");

        TestClient guest = await test.HelloAsync("luis");
        (await RefusedAsync(guest, new { op = "nick", name = "Ana" })).Code.ShouldBe(ErrorCode.NameRegistered);
    }

    [Fact]
    public async Task The_owner_takes_the_name_back_from_their_own_connection_that_was_lost()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient lost = await RegisterAsync(test, "ana");

        TestClient back = await SignedInAsync(test, "ana");

        (await lost.NextAsync<Bye>()).Reason.ShouldBe("resumed_elsewhere");
        back.Session.Name.ShouldBe("ana");
    }

    [Fact]
    public async Task Who_is_cut_off_does_not_get_the_account_back_by_the_session_alone()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = test.Connect();
        await ana.AskAsync<Registered>(new { op = "register", name = "ana", password = Password });
        string session = (await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana" })).Session;
        ana.Drop();

        (await RefusedAsync(test.Connect(), new { op = "hello", v = 1, name = "ana", resume = session })).Code.ShouldBe(ErrorCode.NameRegistered);
    }

    [Fact]
    public async Task A_name_that_someone_else_is_using_can_not_be_registered()
    {
        await using TestChat test = await TestChat.StartAsync();
        await test.HelloAsync("ana");

        (await RefusedAsync(test.Connect(), new { op = "register", name = "ana", password = Password })).Code.ShouldBe(ErrorCode.NameTaken);
    }

    [Theory]
    [InlineData("ana", "corta", ErrorCode.WeakPassword)]
    [InlineData("dos palabras", Password, ErrorCode.BadRequest)]
    [InlineData(null, Password, ErrorCode.BadRequest)]
    [InlineData("ana", null, ErrorCode.BadRequest)]
    [InlineData("luis", Password, ErrorCode.NameRegistered)]
    public async Task What_makes_no_account_is_refused_and_says_why(string? name, string? password, string code)
    {
        await using TestChat test = await TestChat.StartAsync();
        (await RegisterAsync(test, "luis")).Drop();

        (await RefusedAsync(test.Connect(), new { op = "register", name, password })).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Where_registration_is_closed_only_the_operator_makes_accounts()
    {
        await using TestChat test = await TestChat.StartAsync(With(new AccountOptions { Registration = Registration.Closed }));

        (await RefusedAsync(test.Connect(), new { op = "register", name = "ana", password = Password })).Code.ShouldBe(ErrorCode.RegistrationClosed);
        await test.Accounts.AddAsync("ana", Password, ServerRole.Admin);

        Welcome welcome = await test.Connect().AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana", password = Password });
        (welcome.Role, welcome.Registration).ShouldBe(("admin", "closed"));
    }

    [Fact]
    public async Task An_invitation_makes_as_many_accounts_as_it_says()
    {
        await using TestChat test = await TestChat.StartAsync(With(new AccountOptions { Registration = Registration.Invite }));
        string invite = await test.Accounts.InviteAsync(uses: 1, lasts: null);

        (await RefusedAsync(test.Connect(), new { op = "register", name = "ana", password = Password })).Code.ShouldBe(ErrorCode.BadInvite);
        (await RefusedAsync(test.Connect(), new { op = "register", name = "ana", password = Password, invite = "guess" })).Code.ShouldBe(ErrorCode.BadInvite);
        (await test.Connect().AskAsync<Registered>(new { op = "register", name = "ana", password = Password, invite })).Account.ShouldBe("ana");
        (await RefusedAsync(test.Connect(), new { op = "register", name = "eva", password = Password, invite })).Code.ShouldBe(ErrorCode.BadInvite);
    }

    [Fact]
    public async Task Where_there_are_no_guests_nobody_comes_in_without_an_account()
    {
        await using TestChat test = await TestChat.StartAsync(With(new AccountOptions { Guests = false }));
        TestClient ana = test.Connect();

        (await RefusedAsync(ana, new { op = "hello", v = 1, name = "ana" })).Code.ShouldBe(ErrorCode.AuthRequired);
        await ana.AskAsync<Registered>(new { op = "register", name = "ana", password = Password });
        (await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana" })).Guests.ShouldBe(false);
        await ana.AskAsync<SignedOut>(new { op = "sign_out" });

        (await ana.NextAsync<Bye>()).Reason.ShouldBe(ErrorCode.AuthRequired);
    }

    [Fact]
    public async Task Where_there_are_no_guests_a_plain_client_neither_hears_nor_speaks()
    {
        await using TestChat test = await TestChat.StartAsync(With(new AccountOptions { Guests = false }));
        TestClient ana = await RegisterAsync(test, "ana");
        await ana.AskAsync<Joined>(new { op = "join", room = "lobby" });
        PlainClient plain = await test.PlainAsync();

        await plain.SendAsync("luis> ¿me oís?");
        await ana.SayAsync("solo entre nosotros");
        await test.LoopAsync();

        plain.Texts.Count.ShouldBe(2);
        plain.Texts[1].ShouldStartWith("charla/1 error auth_required");
        ana.Events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_plain_client_under_a_registered_name_is_shown_as_unverified()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await RegisterAsync(test, "ana");
        await ana.AskAsync<Joined>(new { op = "join", room = "lobby" });
        PlainClient plain = await test.PlainAsync();

        await plain.SendAsync("ana> soy yo");
        await ana.WaitForSeqAsync(1);

        MessageEvent said = (MessageEvent)ana.Events[0];
        (said.From, said.Unverified, said.Account).ShouldBe(("ana~?", true, null));
        MemberList who = await ana.AskAsync<MemberList>(new { op = "who", room = "lobby" });
        who.Members.Single(member => member.Name == "ana~?").Unverified.ShouldBe(true);
        who.Members.Single(member => member.Name == "ana").Unverified.ShouldBeNull();
    }

    [Fact]
    public async Task A_plain_client_whose_name_becomes_someones_own_is_marked_from_then_on()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient luis = await test.JoinAsync("luis");
        PlainClient plain = await test.PlainAsync();

        await plain.SendAsync("ana> antes");
        await test.Accounts.AddAsync("ana", Password, ServerRole.User);
        await plain.SendAsync("ana> después");
        await luis.WaitForSeqAsync(2);

        luis.Events.Select(said => said.From).ShouldBe(["ana", "ana~?"]);
        (await SignedInAsync(test, "ana")).Session.Name.ShouldBe("ana");
    }

    [Fact]
    public async Task A_guest_whose_name_becomes_someones_own_has_to_go()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient guest = await test.HelloAsync("Ana");

        await test.Accounts.AddAsync("ana", Password, ServerRole.User);

        (await guest.NextAsync<Bye>()).Reason.ShouldBe(ErrorCode.NameRegistered);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_does_not_come_back_until_it_is_enabled()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await RegisterAsync(test, "ana");
        Account account = test.Accounts.Find("ana")!;

        await test.Accounts.ChangeAsync(account with { IsDisabled = true });

        (await ana.NextAsync<Bye>()).Reason.ShouldBe(ErrorCode.AccountDisabled);
        ana.Drop();
        (await RefusedAsync(test.Connect(), new { op = "hello", v = 1, name = "ana", password = Password })).Code.ShouldBe(ErrorCode.AccountDisabled);
        await test.Accounts.ChangeAsync(account);
        await SignedInAsync(test, "ana");
    }

    [Fact]
    public async Task Signing_in_and_out_changes_the_name_and_the_others_are_told()
    {
        await using TestChat test = await TestChat.StartAsync();
        await test.Accounts.AddAsync("ana", Password, ServerRole.User);
        TestClient luis = await test.JoinAsync("luis");
        TestClient guest = await test.JoinAsync("someone");

        SignedIn signedIn = await guest.AskAsync<SignedIn>(new { op = "sign_in", name = "ana", password = Password });
        (signedIn.Account, signedIn.Name, signedIn.Role).ShouldBe(("ana", "ana", "user"));
        (await luis.NextAsync<Presence>(presence => presence.State == Presence.RenamedState)).Name.ShouldBe("ana");

        SignedOut signedOut = await guest.AskAsync<SignedOut>(new { op = "sign_out" });
        signedOut.Name.ShouldStartWith("guest-");
        (await luis.NextAsync<Presence>(presence => presence.State == Presence.RenamedState)).Name.ShouldBe(signedOut.Name);
        (await RefusedAsync(guest, new { op = "sign_out" })).Code.ShouldBe(ErrorCode.AuthRequired);
    }

    [Fact]
    public async Task An_account_changes_what_it_wrote_in_an_earlier_session()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient first = await RegisterAsync(test, "ana");
        await first.AskAsync<Joined>(new { op = "join", room = "lobby" });
        await first.SayAsync("hola");
        first.Drop();

        TestClient later = await SignedInAsync(test, "ana");
        await later.AskAsync<Joined>(new { op = "join", room = "lobby" });

        (await later.AskAsync<Ack>(new { op = "edit", room = "lobby", seq = 1, text = "adiós" })).Seq.ShouldBe(2);
    }

    private static ChatOptions With(AccountOptions accounts) => new() { Accounts = accounts };

    private static async Task<TestClient> RegisterAsync(TestChat test, string name)
    {
        TestClient client = test.Connect();
        await client.AskAsync<Registered>(new { op = "register", name, password = Password });
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name });
        return client;
    }

    private static async Task<TestClient> SignedInAsync(TestChat test, string name)
    {
        TestClient client = test.Connect();
        await client.AskAsync<Welcome>(new { op = "hello", v = 1, name, password = Password });
        return client;
    }

    private static Task<Error> RefusedAsync(TestClient client, object request) => client.AskAsync<Error>(request);
}
