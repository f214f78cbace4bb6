using System.Collections.Frozen;
using Charla.Gateways.Irc.Commands;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc;

/// <summary>What a command does.</summary>
internal delegate ValueTask IrcAct(IrcClient client, IrcMessage message, IrcRequest request, int bytes);

/// <param name="RunAsync">What it does.</param>
/// <param name="Least">Parameters that it needs.</param>
/// <param name="BeforeWelcome">Whether it may come before the registration is complete.</param>
internal sealed record IrcCommand(IrcAct RunAsync, int Least = 0, bool BeforeWelcome = false);

/// <summary>All commands.</summary>
internal static class IrcCommandTable
{
    public static FrozenDictionary<string, IrcCommand> All { get; } = RegistrationCommands.All
        .Concat(TalkCommands.All)
        .Concat(RoomCommands.All)
        .Concat(ModeCommands.All)
        .Concat(WhoCommands.All)
        .Concat(PersonCommands.All)
        .Concat(ServerCommands.All)
        .Concat(HistoryCommands.All)
        .ToFrozenDictionary();
}
