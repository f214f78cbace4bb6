using System.Globalization;

namespace Charla.Protocol.Messages;

/// <summary>What people read of what was done to keep order.</summary>
internal static class ModerationTexts
{
    private static readonly Bilingual _anAddress = new("una dirección", "an address");
    private static readonly Bilingual _until = new(" hasta el {0}", " until {0}");

    private static readonly Dictionary<string, Bilingual> _acts = new()
    {
        [ModeratedEvent.KickAct] = new("{0} echó a {1}", "{0} threw {1} out"),
        [ModeratedEvent.BanAct] = new("{0} vetó a {1}", "{0} banned {1}"),
        [ModeratedEvent.UnbanAct] = new("{0} levantó el veto de {1}", "{0} lifted the ban of {1}"),
        [ModeratedEvent.MuteAct] = new("{0} silenció a {1}", "{0} muted {1}"),
        [ModeratedEvent.UnmuteAct] = new("{0} devolvió la palabra a {1}", "{0} unmuted {1}"),
        [ModeratedEvent.InviteAct] = new("{0} invitó a {1}", "{0} invited {1}"),
        [ModeratedEvent.UninviteAct] = new("{0} retiró la invitación de {1}", "{0} took back the invitation of {1}"),
    };

    private static readonly Dictionary<string, Bilingual> _roles = new()
    {
        ["owner"] = new("{0} dio la sala a {1}", "{0} made {1} an owner"),
        ["moderator"] = new("{0} hizo moderador a {1}", "{0} made {1} a moderator"),
        ["member"] = new("{0} dejó a {1} como miembro", "{0} made {1} a member"),
    };

    /// <summary>One sentence without its full stop; one of a later version is told by its act.</summary>
    public static Bilingual Line(ModeratedEvent done)
    {
        object who = done.Who is null ? _anAddress : SafeText.OneLine(done.Who);
        Bilingual said = done.Act switch
        {
            ModeratedEvent.RoleAct when _roles.TryGetValue(done.Role ?? "", out Bilingual role) => role.With(done.From, who),
            ModeratedEvent.RenameAct => new Bilingual("{0} llamó a la sala «{1}»", "{0} called the room \"{1}\"").With(done.From, done.Name ?? "?"),
            ModeratedEvent.SettingsAct => Settings(done),
            _ when _acts.TryGetValue(done.Act, out Bilingual act) => act.With(done.From, who),
            _ => new Bilingual("{0}: {1}", "{0}: {1}").With(done.From, SafeText.OneLine(done.Act)),
        };
        Bilingual until = done.Until is { } end ? _until.With(end.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)) : default;
        string reason = string.IsNullOrEmpty(done.Reason) ? "" : ": " + SafeText.OneLine(done.Reason);
        return new Bilingual(said.Spanish + until.Spanish + reason, said.English + until.English + reason);
    }

    private static Bilingual Settings(ModeratedEvent done)
    {
        Bilingual[] parts = [.. Parts(done)];
        Bilingual all = new(string.Join(", ", parts.Select(part => part.Spanish)), string.Join(", ", parts.Select(part => part.English)));
        return new Bilingual("{0} cambió la sala: {1}", "{0} changed the room: {1}").With(done.From, all);
    }

    private static IEnumerable<Bilingual> Parts(ModeratedEvent done)
    {
        if (done.Access is { } access)
        {
            yield return access switch
            {
                "private" => new("solo con invitación", "by invitation only"),
                "announcement" => new("solo anuncios", "announcements only"),
                _ => new("abierta", "public"),
            };
        }

        if (done.Guests is { } guests)
        {
            yield return guests ? new("entran invitados sin cuenta", "guests may come in") : new("solo con cuenta", "accounts only");
        }

        if (done.Locked is { } locked)
        {
            yield return locked ? new("cerrada: solo se lee", "locked") : new("se puede volver a escribir", "unlocked");
        }

        if ((done.KeepDays ?? done.KeepCount ?? done.KeepBytes) is not null)
        {
            yield return new("otro límite de lo que se guarda", "another limit to what is kept");
        }
    }
}
