using System.Globalization;
using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>The commands with which order is kept in the room that typed text goes to. What they do is seen as an entry of the room.</summary>
internal static class ModerationCommands
{
    private static readonly Bilingual _none = FailureTexts.Same("");
    private static readonly Bilingual _whoAndWhy = new("NOMBRE [MOTIVO]", "NAME [REASON]");
    private static readonly Bilingual _whoAndHowLong = new("NOMBRE [+ip] [MINUTOS] [MOTIVO]", "NAME [+ip] [MINUTES] [REASON]");
    private static readonly Bilingual _who = new("NOMBRE", "NAME");
    private static readonly Bilingual _badSetting = new("No hay un ajuste «{0}»: access=public|private|announcement, guests=yes|no, days=N.", "There is no setting “{0}”: access=public|private|announcement, guests=yes|no, days=N.");
    private static readonly Bilingual _setup = new("{0}: {1}, con invitados sin cuenta: {2}, cerrada: {3}. Eres {4}. La llevan: {5}", "{0}: {1}, guests: {2}, locked: {3}. You are {4}. Kept by: {5}");
    private static readonly Bilingual _yes = new("sí", "yes");
    private static readonly Bilingual _no = new("no", "no");

    public static IReadOnlyList<SlashCommand> All { get; } =
    [
        Of("kick", "echar", _whoAndWhy, new("Echa a alguien de la sala; puede volver.", "Throws someone out of the room; they may come again."), static (keep, room, who, rest) => keep.KickAsync(room, who, OrNull(rest))),
        Of("ban", "vetar", _whoAndHowLong, new("Echa a alguien y no lo deja volver; +ip: ni a nadie de su dirección.", "Throws someone out and lets them in no more; +ip: nor anyone from their address."), static (keep, room, who, rest) => BanAsync(keep, room, who, Terms.Of(rest))),
        Of("unban", "perdonar", _who, new("Levanta el veto de alguien.", "Lifts someone's ban."), static (keep, room, who, _) => keep.UnbanAsync(room, who)),
        Of("mute", "silenciar", _whoAndHowLong, new("Deja a alguien leer y no escribir; +ip: ni a nadie de su dirección.", "Lets someone read and not write; +ip: nor anyone from their address."), static (keep, room, who, rest) => MuteAsync(keep, room, who, Terms.Of(rest))),
        Of("unmute", "devolver-palabra", _who, new("Deja a alguien escribir otra vez.", "Lets someone write again."), static (keep, room, who, _) => keep.UnmuteAsync(room, who)),
        Of("invite", "invitar", _who, new("Invita una cuenta a la sala.", "Invites an account to the room."), static (keep, room, who, _) => keep.InviteAsync(room, who)),
        Of("role", "papel", new("NOMBRE owner|moderator|member", "NAME owner|moderator|member"), new("Cambia lo que una cuenta es en la sala.", "Changes what an account is in the room."), static (keep, room, who, rest) => keep.SetRoleAsync(room, who, rest), 2),
        new("lock", "cerrar", _none, new("Cierra la sala: se lee y no se escribe.", "Locks the room: it is read and not written."), CommandArgument.Other, 0, static (session, _) => session.Client.Moderation.ChangeAsync(session.Conversation.ActiveRoom, locked: true)),
        new("unlock", "abrir", _none, new("Vuelve a abrir la sala.", "Unlocks the room."), CommandArgument.Other, 0, static (session, _) => session.Client.Moderation.ChangeAsync(session.Conversation.ActiveRoom, locked: false)),
        new("rename", "renombrar", _who, new("Cambia el nombre de la sala.", "Renames the room."), CommandArgument.Other, 1, static (session, name) => session.Client.Moderation.RenameAsync(session.Conversation.ActiveRoom, name)),
        new("settings", "ajustes", new("[access=… guests=… days=…]", "[access=… guests=… days=…]"), new("Muestra cómo está la sala, o lo cambia.", "Shows how the room is set, or changes it."), CommandArgument.Other, 0, SettingsAsync),
    ];

    private static SlashCommand Of(string name, string spanish, Bilingual arguments, Bilingual what, Func<ChatModeration, string, string, string, Task> act, int least = 1) =>
        new(name, spanish, arguments, what, CommandArgument.Person, least, (session, typed) =>
        {
            (string who, string rest) = Words.TakeFirst(typed);
            return act(session.Client.Moderation, session.Conversation.ActiveRoom, who, rest);
        });

    private static string? OrNull(string reason) => reason.Length == 0 ? null : reason;

    private static Task<long> BanAsync(ChatModeration keep, string room, string who, Terms terms) => keep.BanAsync(room, who, terms.Lasts, terms.Reason, terms.WithAddress);

    private static Task<long> MuteAsync(ChatModeration keep, string room, string who, Terms terms) => keep.MuteAsync(room, who, terms.Lasts, terms.Reason, terms.WithAddress);

    private static async Task SettingsAsync(ChatSession session, string typed)
    {
        string room = session.Conversation.ActiveRoom;
        if (typed.Length == 0)
        {
            Show(session, await session.Client.Moderation.SetupAsync(room));
            return;
        }

        (string? access, bool? guests, long? days) = (null, null, null);
        foreach (string setting in typed.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (setting.Split('='))
            {
                case ["access", var value]:
                    access = value;
                    break;
                case ["guests", "yes" or "no"]:
                    guests = setting.EndsWith("yes", StringComparison.Ordinal);
                    break;
                case ["days", var value] when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number):
                    days = number;
                    break;
                default:
                    session.Problem(_badSetting.With(SafeText.OneLine(setting)));
                    return;
            }
        }

        await session.Client.Moderation.ChangeAsync(room, access, guests, keepDays: days);
    }

    private static void Show(ChatSession session, RoomSetup setup)
    {
        string keepers = string.Join(", ", setup.Owners.Concat(setup.Moderators).Select(SafeText.OneLine));
        session.Info(_setup.With(SafeText.OneLine(setup.Room), setup.Access, setup.Guests ? _yes : _no, setup.Locked ? _yes : _no, setup.Role, keepers.Length == 0 ? "-" : keepers));
    }

    /// <summary>On what terms somebody is banned or muted: <c>+ip</c> in front, then a number that counts minutes, then the reason.</summary>
    private readonly record struct Terms(TimeSpan? Lasts, string? Reason, bool WithAddress)
    {
        private const string Address = "+ip";

        public static Terms Of(string typed)
        {
            (string first, string behind) = Words.TakeFirst(typed);
            bool withAddress = first.Equals(Address, StringComparison.OrdinalIgnoreCase);
            string rest = withAddress ? behind : typed;
            (string number, string reason) = Words.TakeFirst(rest);
            return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes > 0
                ? new Terms(TimeSpan.FromMinutes(minutes), OrNull(reason), withAddress)
                : new Terms(null, OrNull(rest), withAddress);
        }
    }
}
