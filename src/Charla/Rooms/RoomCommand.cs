using System.CommandLine;
using Charla.Protocol;
using Charla.Server.Admin;
using Charla.Users;

namespace Charla.Rooms;

/// <summary><c>charla room</c>: the rooms of a data folder, whether or not its server runs; and <c>charla audit</c>, what was done in them.</summary>
internal static class RoomCommand
{
    public static Command Create(Language language)
    {
        RoomFlags flags = new(language);
        return new("room", RoomTexts.Room.In(language))
        {
            Make("list", RoomTexts.List, [], [flags.Json], static ask => ask.ListAsync()),
            Make("show", RoomTexts.Show, [flags.Room], [flags.Json], static ask => ask.ShowAsync()),
            Make("set", RoomTexts.Set, [flags.Room], [flags.Access, flags.Guests, flags.Locked, flags.KeepDays, flags.KeepCount, flags.KeepBytes], static ask => ask.ActAsync(RoomOperations.Set)),
            Make("rename", RoomTexts.Rename, [flags.Room, flags.Name], [], static ask => ask.ActAsync(RoomOperations.Rename)),
            Make("role", RoomTexts.Role, [flags.Room, flags.Who, flags.Role], [], static ask => ask.ActAsync(RoomOperations.Role)),
            Make("invite", RoomTexts.Invite, [flags.Room, flags.Who], [flags.Remove], static ask => ask.ActAsync(RoomOperations.Invite)),
            Make("kick", RoomTexts.Kick, [flags.Room, flags.Who], [flags.Reason], static ask => ask.ActAsync(RoomOperations.Kick)),
            Make("ban", RoomTexts.Ban, [flags.Room, flags.MaybeWho], [flags.Address, flags.WithAddress, flags.Minutes, flags.Reason], static ask => ask.ActAsync(RoomOperations.Ban)),
            Make("unban", RoomTexts.Unban, [flags.Room, flags.MaybeWho], [flags.Id], static ask => ask.ActAsync(RoomOperations.Unban)),
            Make("mute", RoomTexts.Mute, [flags.Room, flags.Who], [flags.WithAddress, flags.Minutes, flags.Reason], static ask => ask.ActAsync(RoomOperations.Mute)),
            Make("unmute", RoomTexts.Unmute, [flags.Room, flags.MaybeWho], [flags.Id], static ask => ask.ActAsync(RoomOperations.Unmute)),
        };

        Command Make(string name, Bilingual description, Argument[] arguments, Option[] options, Func<RoomRequest, Task> act) =>
            RoomCommand.Make(name, description, arguments, [flags.Data, .. options], act, flags, language);
    }

    public static Command CreateAudit(Language language)
    {
        RoomFlags flags = new(language);
        return Make("audit", RoomTexts.Audit, [flags.AuditRoom], [flags.Data, flags.Limit, flags.Json], static ask => ask.AuditAsync(), flags, language);
    }

    private static Command Make(string name, Bilingual description, Argument[] arguments, Option[] options, Func<RoomRequest, Task> act, RoomFlags flags, Language language)
    {
        Command command = new(name, description.In(language));
        Array.ForEach(arguments, command.Arguments.Add);
        Array.ForEach(options, command.Options.Add);
        command.SetAction((parsed, cancellation) => OperatorRun.RunAsync(language, () => act(new RoomRequest(flags, parsed, language, cancellation))));
        return command;
    }
}
