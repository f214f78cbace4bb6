using System.CommandLine;
using Charla.Protocol;
using Charla.Server.Admin;

namespace Charla.Users;

/// <summary><c>charla user</c>: the accounts of a data folder, whether or not its server runs.</summary>
internal static class UserCommand
{
    public static Command Create(Language language)
    {
        UserFlags flags = new(language);
        return new("user", UserTexts.User.In(language))
        {
            Make("add", UserTexts.Add, [flags.Data, flags.Role, flags.PasswordFile], (command, ask) => ask.WithPassword(command, AccountOperations.Add, mayMake: true)),
            Make("list", UserTexts.List, [flags.Data], static (_, ask) => ask.ListAsync(), named: false),
            Make("passwd", UserTexts.Password, [flags.Data, flags.PasswordFile], static (command, ask) => ask.WithPassword(command, AccountOperations.Password, mayMake: false)),
            Make("disable", UserTexts.Disable, [flags.Data], static (_, ask) => ask.RunAsync(AccountOperations.Disable)),
            Make("enable", UserTexts.Enable, [flags.Data], static (_, ask) => ask.RunAsync(AccountOperations.Enable)),
            Make("role", UserTexts.Role, [flags.Data], static (_, ask) => ask.RunAsync(AccountOperations.Role), flags.NewRole),
            Make("token", UserTexts.Token, [flags.Data, flags.NewToken, flags.RevokeToken], static (_, ask) => ask.TokenAsync()),
        };

        Command Make(string name, Bilingual description, Option[] options, Func<Command, UserRequest, Task> act, Argument? more = null, bool named = true)
        {
            Command command = new(name, description.In(language));
            Array.ForEach(options, command.Options.Add);
            if (named)
            {
                command.Arguments.Add(flags.Name);
            }

            if (more is not null)
            {
                command.Arguments.Add(more);
            }

            command.SetAction((parsed, cancellation) => UserRequest.RunAsync(new UserRequest(flags, parsed, language, cancellation), ask => act(command, ask)));
            return command;
        }
    }

    /// <summary><c>charla invite</c>: an invitation to make an account.</summary>
    public static Command CreateInvite(Language language)
    {
        UserFlags flags = new(language);
        Command command = new("invite", UserTexts.Invite.In(language)) { flags.Data, flags.Uses, flags.Expires };
        command.SetAction((parsed, cancellation) => UserRequest.RunAsync(new UserRequest(flags, parsed, language, cancellation), static ask => ask.InviteAsync()));
        return command;
    }
}
