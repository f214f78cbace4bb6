using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol;
using Charla.Server.Admin;
using Charla.Users;

namespace Charla.Rooms;

/// <summary>One command about rooms: asks the server or the folder, and prints what came of it.</summary>
internal sealed class RoomRequest(RoomFlags flags, ParseResult parsed, Language language, CancellationToken cancellation)
{
    /// <summary>Does one act with whatever of its words were given.</summary>
    public async Task ActAsync(string op)
    {
        JsonObject args = new()
        {
            ["room"] = Given(flags.Room),
            ["who"] = Given(flags.Who) ?? Given(flags.MaybeWho),
            ["name"] = Given(flags.Name),
            ["role"] = Given(flags.Role),
            ["access"] = parsed.GetValue(flags.Access),
            ["guests"] = Bit(flags.Guests),
            ["locked"] = Bit(flags.Locked),
            ["keep_days"] = parsed.GetValue(flags.KeepDays),
            ["keep_count"] = parsed.GetValue(flags.KeepCount),
            ["keep_bytes"] = parsed.GetValue(flags.KeepBytes),
            ["on"] = parsed.GetValue(flags.Remove) ? false : null,
            ["address"] = parsed.GetValue(flags.Address),
            ["with_address"] = parsed.GetValue(flags.WithAddress) ? true : null,
            ["seconds"] = parsed.GetValue(flags.Minutes) is { } minutes ? (long)Math.Clamp(minutes * 60, long.MinValue, long.MaxValue) : null,
            ["reason"] = parsed.GetValue(flags.Reason),
            ["id"] = parsed.GetValue(flags.Id),
        };
        await AskAsync(op, args);
        Say(UserTexts.Done.In(language));
    }

    public async Task ListAsync()
    {
        JsonElement rooms = await AskAsync(RoomOperations.List, []);
        if (parsed.GetValue(flags.Json))
        {
            Say(rooms.GetRawText());
            return;
        }

        foreach (JsonElement room in rooms.EnumerateArray())
        {
            Say($"{Text(room, "room"),-32}  {Text(room, "access"),-12}  {room.GetProperty("head").GetInt64(),8}  {string.Join("  ", Marks(room))}".TrimEnd());
        }
    }

    public async Task ShowAsync()
    {
        JsonElement room = await AskAsync(RoomOperations.Show, new() { ["room"] = Given(flags.Room) });
        if (parsed.GetValue(flags.Json))
        {
            Say(room.GetRawText());
            return;
        }

        Say($"{Text(room, "room")}: {string.Join(", ", [Text(room, "access"), .. Marks(room)])}");
        Say("  " + RoomTexts.Messages.With(room.GetProperty("head").GetInt64(), room.GetProperty("first").GetInt64()).In(language));
        Say("  " + RoomTexts.Keeps.With(Number(room, "keep_days"), Number(room, "keep_count"), Number(room, "keep_bytes")).In(language));
        SayNames(RoomTexts.Owners, room.GetProperty("owners"));
        SayNames(RoomTexts.Moderators, room.GetProperty("moderators"));
        SayNames(RoomTexts.Invited, room.GetProperty("invited"));
        foreach (JsonElement sanction in room.GetProperty("bans").EnumerateArray())
        {
            Bilingual kind = sanction.GetProperty("mute").GetBoolean() ? RoomTexts.Muted : RoomTexts.Banned;
            string until = Text(sanction, "until") is { } end ? RoomTexts.Until.With(end).In(language) : "";
            Say($"  {kind.In(language)} #{Number(sanction, "id")}  {Joined(Text(sanction, "account") ?? Text(sanction, "name"), Text(sanction, "address"), until, Text(sanction, "reason"))}");
        }
    }

    public async Task AuditAsync()
    {
        JsonElement entries = await AskAsync(RoomOperations.Audit, new() { ["room"] = Given(flags.AuditRoom), ["limit"] = parsed.GetValue(flags.Limit) });
        if (parsed.GetValue(flags.Json))
        {
            Say(entries.GetRawText());
            return;
        }

        foreach (JsonElement entry in entries.EnumerateArray())
        {
            string at = entry.GetProperty("at").GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            string by = Text(entry, "address") is { } address ? $"{Text(entry, "by")} ({address})" : Text(entry, "by")!;
            Say($"{at}  {Text(entry, "room") ?? "-",-16}  {by}  {Joined(Text(entry, "act"), Text(entry, "who"), Text(entry, "detail"), Text(entry, "reason"))}");
        }
    }

    private IEnumerable<string> Marks(JsonElement room)
    {
        if (!room.GetProperty("guests").GetBoolean())
        {
            yield return RoomTexts.NoGuests.In(language);
        }

        if (room.GetProperty("locked").GetBoolean())
        {
            yield return RoomTexts.IsLocked.In(language);
        }

        if (room.GetProperty("owners").GetArrayLength() > 0)
        {
            yield return RoomTexts.ByRole.With(Names(room.GetProperty("owners"))).In(language);
        }
    }

    private void SayNames(Bilingual sentence, JsonElement names)
    {
        if (names.GetArrayLength() > 0)
        {
            Say("  " + sentence.With(Names(names)).In(language));
        }
    }

    private static string Names(JsonElement names) => string.Join(", ", names.EnumerateArray().Select(name => SafeText.OneLine(name.GetString()!)));

    private static string Joined(params string?[] parts) => string.Join("  ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString() is { } text ? SafeText.OneLine(text) : null;

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private string? Given(Argument<string?> argument) => parsed.GetResult(argument) is null ? null : parsed.GetValue(argument);

    private bool? Bit(Option<string?> option) => parsed.GetValue(option) switch { null => null, "yes" => true, _ => false };

    private Task<JsonElement> AskAsync(string op, JsonObject args) => AdminDoor.AskAsync(parsed.GetValue(flags.Data)!, op, args, mayMake: false, cancellation);

    private static void Say(string line) => Console.Out.WriteLine(line);
}
