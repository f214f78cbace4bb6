using Charla.Protocol;

namespace Charla.Rooms;

/// <summary>What <c>charla room</c> and <c>charla audit</c> say to a person.</summary>
internal static class RoomTexts
{
    public static readonly Bilingual Room = new("Las salas: verlas, cambiarlas, poner orden. Con la charla en marcha o parada.", "The rooms: list and change them, and keep order. Whether or not the chat runs.");
    public static readonly Bilingual List = new("Muestra las salas.", "Lists the rooms.");
    public static readonly Bilingual Show = new("Muestra una sala: cómo está, quién la lleva, quién está vetado.", "Shows a room: how it is set, who keeps it, who is banned.");
    public static readonly Bilingual Set = new("Cambia para quién es una sala y cuánto guarda.", "Changes for whom a room is, and how much it keeps.");
    public static readonly Bilingual Rename = new("Cambia el nombre de una sala.", "Renames a room.");
    public static readonly Bilingual Role = new("Cambia lo que una cuenta es en una sala.", "Changes what an account is in a room.");
    public static readonly Bilingual Invite = new("Invita una cuenta a una sala.", "Invites an account to a room.");
    public static readonly Bilingual Kick = new("Echa a alguien de una sala; puede volver.", "Throws someone out of a room; they may come again.");
    public static readonly Bilingual Ban = new("Veta a alguien, o una dirección, en una sala.", "Bans someone, or an address, from a room.");
    public static readonly Bilingual Unban = new("Levanta un veto.", "Lifts a ban.");
    public static readonly Bilingual Mute = new("Silencia a alguien en una sala.", "Mutes someone in a room.");
    public static readonly Bilingual Unmute = new("Devuelve la palabra a alguien.", "Unmutes someone.");
    public static readonly Bilingual Audit = new("Muestra qué se hizo para poner orden, lo último primero: quién, desde dónde, cuándo, a quién y por qué.", "Shows what was done to keep order, the latest first: who, from where, when, to whom and why.");

    public static readonly Bilingual RoomName = new("Nombre de la sala.", "The room's name.");
    public static readonly Bilingual AuditRoom = new("Solo lo de esta sala.", "Only that of this room.");
    public static readonly Bilingual NewName = new("Nombre nuevo.", "The new name.");
    public static readonly Bilingual Who = new("Nombre con el que está, o el de su cuenta.", "The name under which they are there, or that of their account.");
    public static readonly Bilingual NewRole = new("owner, moderator o member.", "owner, moderator or member.");
    public static readonly Bilingual Access = new("public, private (con invitación) o announcement (solo anuncios).", "public, private (by invitation) or announcement.");
    public static readonly Bilingual Guests = new("Si entra gente sin cuenta: yes o no.", "Whether those without an account may come in: yes or no.");
    public static readonly Bilingual Locked = new("Si está cerrada a quien no la lleva: yes o no.", "Whether it is locked for those who don't keep it: yes or no.");
    public static readonly Bilingual KeepDays = new("Días que se guarda lo dicho; 0, siempre.", "Days for which it keeps what is said; 0 for ever.");
    public static readonly Bilingual KeepCount = new("Mensajes que se guardan; 0, todos.", "Events that it keeps; 0 for all.");
    public static readonly Bilingual KeepBytes = new("Bytes que se guardan; 0, todos.", "Bytes that it keeps; 0 for all.");
    public static readonly Bilingual Remove = new("Retira la invitación.", "Takes the invitation back.");
    public static readonly Bilingual Address = new("Dirección o prefijo (10.0.0.0/8), en lugar de un nombre.", "An address or prefix (10.0.0.0/8), instead of a name.");
    public static readonly Bilingual WithAddress = new("También la dirección desde la que está conectado.", "Also the address from which they are connected.");
    public static readonly Bilingual Minutes = new("Minutos que dura. Por omisión, para siempre.", "Minutes until it ends. Default for good.");
    public static readonly Bilingual Reason = new("Por qué.", "Why.");
    public static readonly Bilingual Id = new("Su número, que muestra show.", "Its number, which show tells.");
    public static readonly Bilingual Json = new("Como JSON.", "As JSON.");
    public static readonly Bilingual Limit = new("Cuántos. Por omisión 100.", "How many. Default 100.");
    public static readonly Bilingual ByRole = new("la llevan {0}", "kept by {0}");
    public static readonly Bilingual NoGuests = new("solo con cuenta", "accounts only");
    public static readonly Bilingual IsLocked = new("cerrada", "locked");
    public static readonly Bilingual Until = new("hasta {0}", "until {0}");
    public static readonly Bilingual Messages = new("{0} mensajes, el primero es el {1}", "{0} events, the first is {1}");
    public static readonly Bilingual Owners = new("dueñas y dueños: {0}", "owners: {0}");
    public static readonly Bilingual Moderators = new("moderan: {0}", "moderators: {0}");
    public static readonly Bilingual Invited = new("con invitación: {0}", "invited: {0}");
    public static readonly Bilingual Keeps = new("guarda: {0} días, {1} mensajes, {2} bytes (0 es todo)", "keeps: {0} days, {1} events, {2} bytes (0 is all)");
    public static readonly Bilingual Banned = new("vetos", "bans");
    public static readonly Bilingual Muted = new("silenciados", "muted");
}
