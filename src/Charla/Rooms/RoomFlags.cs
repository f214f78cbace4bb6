using System.CommandLine;
using Charla.Protocol;
using Charla.Server;
using Charla.Users;

namespace Charla.Rooms;

/// <summary>What <c>charla room</c> and <c>charla audit</c> take.</summary>
internal sealed class RoomFlags
{
    public RoomFlags(Language language)
    {
        Data = new("--data") { Description = UserTexts.Data.In(language), DefaultValueFactory = static _ => ServerOptions.DefaultFolder };
        Json = new("--json") { Description = RoomTexts.Json.In(language) };
        Room = new("room") { Arity = ArgumentArity.ExactlyOne, Description = RoomTexts.RoomName.In(language) };
        AuditRoom = new("room") { Description = RoomTexts.AuditRoom.In(language), Arity = ArgumentArity.ZeroOrOne };
        Name = new("name") { Arity = ArgumentArity.ExactlyOne, Description = RoomTexts.NewName.In(language) };
        Who = new("who") { Arity = ArgumentArity.ExactlyOne, Description = RoomTexts.Who.In(language) };
        MaybeWho = new("who") { Description = RoomTexts.Who.In(language), Arity = ArgumentArity.ZeroOrOne };
        Role = new("role") { Arity = ArgumentArity.ExactlyOne, Description = RoomTexts.NewRole.In(language) };
        Role.AcceptOnlyFromAmong("owner", "moderator", "member");
        Access = new("--access") { Description = RoomTexts.Access.In(language) };
        Access.AcceptOnlyFromAmong("public", "private", "announcement");
        Guests = YesOrNo("--guests", RoomTexts.Guests.In(language));
        Locked = YesOrNo("--locked", RoomTexts.Locked.In(language));
        KeepDays = new("--keep-days") { Description = RoomTexts.KeepDays.In(language), HelpName = "N" };
        KeepCount = new("--keep-count") { Description = RoomTexts.KeepCount.In(language), HelpName = "N" };
        KeepBytes = new("--keep-bytes") { Description = RoomTexts.KeepBytes.In(language), HelpName = "N" };
        Remove = new("--remove") { Description = RoomTexts.Remove.In(language) };
        Address = new("--address") { Description = RoomTexts.Address.In(language) };
        WithAddress = new("--with-address") { Description = RoomTexts.WithAddress.In(language) };
        Minutes = new("--minutes") { Description = RoomTexts.Minutes.In(language), HelpName = "N" };
        Reason = new("--reason") { Description = RoomTexts.Reason.In(language) };
        Id = new("--id") { Description = RoomTexts.Id.In(language), HelpName = "N" };
        Limit = new("--limit") { Description = RoomTexts.Limit.In(language), HelpName = "N" };
    }

    public Option<string> Data { get; }

    public Option<bool> Json { get; }

    public Argument<string?> Room { get; }

    public Argument<string?> AuditRoom { get; }

    public Argument<string?> Name { get; }

    public Argument<string?> Who { get; }

    public Argument<string?> MaybeWho { get; }

    public Argument<string?> Role { get; }

    public Option<string?> Access { get; }

    public Option<string?> Guests { get; }

    public Option<string?> Locked { get; }

    public Option<long?> KeepDays { get; }

    public Option<long?> KeepCount { get; }

    public Option<long?> KeepBytes { get; }

    public Option<bool> Remove { get; }

    public Option<string?> Address { get; }

    public Option<bool> WithAddress { get; }

    public Option<double?> Minutes { get; }

    public Option<string?> Reason { get; }

    public Option<long?> Id { get; }

    public Option<long?> Limit { get; }

    private static Option<string?> YesOrNo(string name, string description)
    {
        Option<string?> option = new(name) { Description = description };
        option.AcceptOnlyFromAmong("yes", "no");
        return option;
    }
}
