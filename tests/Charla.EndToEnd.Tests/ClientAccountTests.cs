using System.Threading.Channels;
using Charla.Client;

namespace Charla.EndToEnd.Tests;

/// <summary>The client library's accounts against a server in a process of its own.</summary>
public sealed class ClientAccountTests
{
    private const string Password = "correct horse";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("tcp")]
    [InlineData("ws")]
    public async Task A_name_that_is_registered_opens_to_its_password_only(string scheme)
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await using (ChatClient owner = await ConnectAsync(server, "ana", scheme: scheme))
        {
            owner.Account.Name.ShouldBeNull();
            (owner.Account.Registration, owner.Account.TakesGuests).ShouldBe((RegistrationPolicy.Open, true));
            await owner.Account.RegisterAsync(Password);
            (owner.Account.Name, owner.Account.Role, owner.Account.AccessToken).ShouldBe(("ana", AccountRole.User, null));
        }

        (await FailAsync(server, options => options)).Failure.ShouldBe(ConnectFailure.NameRegistered);
        (await FailAsync(server, options => options with { Password = "incorrect horse" })).Failure.ShouldBe(ConnectFailure.AuthFailed);
        await using ChatClient back = await ConnectAsync(server, "ana", options => options with { Password = Password }, scheme);
        back.Account.Name.ShouldBe("ana");
        await back.JoinAsync("lobby");
        (await back.WhoAsync("lobby")).Members.Single().Account.ShouldBe("ana");
        server.Output.ShouldNotContain("horse");
    }

    [Fact]
    public async Task An_account_is_made_before_coming_in_where_guests_are_not_let_in()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--guests no");
        (await FailAsync(server, options => options)).Failure.ShouldBe(ConnectFailure.AuthRequired);
        (await FailAsync(server, options => options with { Register = true, Password = "corta" })).Failure.ShouldBe(ConnectFailure.WeakPassword);
        await using ChatClient ana = await ConnectAsync(server, "ana", options => options with { Register = true, Password = Password, Remember = true });
        (ana.Account.Name, ana.Account.TakesGuests).ShouldBe(("ana", false));
        string token = ana.Account.AccessToken.ShouldNotBeNull();

        await using ChatClient byToken = await ConnectAsync(server, "", options => options with { AccessToken = token });
        (byToken.Name, byToken.Account.Name).ShouldBe(("ana", "ana"));
        (await ana.Completion.WaitAsync(_limit))!.Failure.ShouldBe(ConnectFailure.TakenOver);
        (await FailAsync(server, options => options with { Register = true, Password = Password })).Failure.ShouldBe(ConnectFailure.NameTaken);
    }

    [Fact]
    public async Task What_an_account_is_refused_for_says_what_to_ask_the_person_for()
    {
        await using ServerProcess invited = await ServerProcess.StartAsync(more: "--registration invite");
        (await FailAsync(invited, options => options with { Register = true, Password = Password })).Failure.ShouldBe(ConnectFailure.InviteRequired);
        await using ChatClient guest = await ConnectAsync(invited, "luis");
        guest.Account.Registration.ShouldBe(RegistrationPolicy.Invite);
        (await Should.ThrowAsync<ChatException>(guest.Account.RegisterAsync(Password, invite: "none"))).Code.ShouldBe("bad_invite");
        guest.Account.Name.ShouldBeNull();

        await using ServerProcess closed = await ServerProcess.StartAsync(more: "--registration closed");
        (await FailAsync(closed, options => options with { Register = true, Password = Password })).Failure.ShouldBe(ConnectFailure.RegistrationClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_account_is_opened_again_after_the_server_was_killed(bool remember)
    {
        string folder = ServerProcess.NewFolder();
        ServerProcess server = await ServerProcess.StartAsync(folder);
        int port = server.Port;
        await using ChatClient client = new(Options(server, "ana", "tcp"));
        Channel<ChatEvent> events = Read(client);
        await client.StartAsync();
        await client.JoinAsync("lobby");
        await client.Account.RegisterAsync(Password, remember: remember);
        (await NextAsync<AccountChanged>(events)).ShouldBe(new AccountChanged("ana", AccountRole.User, "ana"));
        server.Signal("KILL");
        await server.DisposeAsync();
        await NextAsync<ConnectionStateChanged>(events, changed => changed.State == ConnectionState.Reconnecting);
        server = await ServerProcess.StartAsync(folder, $"--port {port}");
        client.ReconnectNow();

        (await NextAsync<Welcomed>(events)).Account.ShouldBe("ana");
        await client.SendAsync("lobby", "de vuelta").WaitAsync(_limit);
        (await NextAsync<MessageReceived>(events)).Account.ShouldBe("ana");
        await client.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_signs_out_is_a_guest_of_another_name_and_may_sign_in_again()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await using ChatClient client = await ConnectAsync(server, "ana", options => options with { Register = true, Password = Password, Remember = true });
        string token = client.Account.AccessToken!;
        await client.Account.SignOutAsync();
        (client.Account.Name, client.Account.AccessToken).ShouldBe((null, null));
        client.Name.ShouldStartWith("guest-");
        (await Should.ThrowAsync<ChatException>(client.Account.SignInWithTokenAsync(token))).Code.ShouldBe("auth_failed");

        await client.Account.SignInAsync("ana", Password, remember: true);
        (client.Name, client.Account.Name).ShouldBe(("ana", "ana"));
        client.Account.AccessToken.ShouldNotBe(token);
        await client.Account.ChangePasswordAsync(Password, "battery staple");
        (await Should.ThrowAsync<ChatException>(client.Account.ChangePasswordAsync(Password, "battery staple"))).Code.ShouldBe("auth_failed");
    }

    [Fact]
    public async Task A_programs_token_opens_the_account_until_it_is_revoked()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await using ChatClient client = await ConnectAsync(server, "ana", options => options with { Register = true, Password = Password });
        string secret = await client.Account.NewTokenAsync("estación");
        AccessTokenEntry entry = (await client.Account.TokensAsync()).Single();
        (entry.Label, entry.ForProgram, entry.Used).ShouldBe(("estación", true, null));
        await using ChatClient program = await ConnectAsync(server, "", options => options with { AccessToken = secret });
        program.Account.Name.ShouldBe("ana");

        (await program.Account.RevokeTokenAsync(entry.Id)).ShouldBeEmpty();
        (await FailAsync(server, options => options with { Name = "", AccessToken = secret })).Failure.ShouldBe(ConnectFailure.AuthFailed);
    }

    [Fact]
    public async Task Who_signs_out_where_guests_are_not_let_in_is_told_to_sign_in()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--guests no");
        await using ChatClient client = await ConnectAsync(server, "ana", options => options with { Register = true, Password = Password });
        await client.Account.SignOutAsync();
        (await client.Completion.WaitAsync(_limit))!.Failure.ShouldBe(ConnectFailure.AuthRequired);
    }

    [Fact]
    public void Options_do_not_print_their_secrets()
    {
        ChatClientOptions options = new() { Server = ServerAddress.Parse("127.0.0.1"), Name = "ana", Password = "p4ss", AccessToken = "t0ken", Invite = "1nvite", SessionToken = "s3ssion" };
        options.ToString().ShouldBe("ChatClientOptions { tcp://127.0.0.1:5000 ana }");
    }

    private static ChatClientOptions Options(ServerProcess server, string name, string scheme) => new()
    {
        Server = ServerAddress.Parse(scheme == "tcp" ? $"tcp://127.0.0.1:{server.Port}" : $"ws://127.0.0.1:{server.HttpPort}/ws"),
        Name = name,
        Language = ChatLanguage.Spanish,
    };

    private static async Task<ChatClient> ConnectAsync(ServerProcess server, string name, Func<ChatClientOptions, ChatClientOptions>? change = null, string scheme = "tcp")
    {
        ChatClient client = new((change ?? (options => options))(Options(server, name, scheme)));
        Read(client);
        await client.StartAsync().WaitAsync(_limit);
        return client;
    }

    private static async Task<ConnectionProblem> FailAsync(ServerProcess server, Func<ChatClientOptions, ChatClientOptions> change)
    {
        await using ChatClient client = new(change(Options(server, "ana", "tcp")));
        return (await Should.ThrowAsync<ChatException>(client.StartAsync().WaitAsync(_limit))).Problem.ShouldNotBeNull();
    }

    private static Channel<ChatEvent> Read(ChatClient client)
    {
        Channel<ChatEvent> events = Channel.CreateUnbounded<ChatEvent>();
        _ = Task.Run(async () =>
        {
            await foreach (ChatEvent happened in client.Events)
            {
                events.Writer.TryWrite(happened);
            }
        });
        return events;
    }

    private static async Task<T> NextAsync<T>(Channel<ChatEvent> events, Func<T, bool>? isIt = null)
        where T : ChatEvent
    {
        while (true)
        {
            if (await events.Reader.ReadAsync().AsTask().WaitAsync(_limit) is T found && (isIt?.Invoke(found) ?? true))
            {
                return found;
            }
        }
    }
}
