using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc.Commands;

/// <summary>CHATHISTORY: pages of the log.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal static class HistoryCommands
{
    public static Dictionary<string, IrcCommand> All { get; } = new()
    {
        ["CHATHISTORY"] = new(HistoryAsync, 1),
    };

    private static async ValueTask HistoryAsync(IrcClient client, IrcMessage message, IrcRequest request, int bytes)
    {
        string kind = message.Parameters[0].ToUpperInvariant();
        int needed = kind switch { "LATEST" or "BEFORE" or "AFTER" or "AROUND" => 4, "BETWEEN" => 5, "TARGETS" => 4, _ => 0 };
        if (needed == 0)
        {
            request.Fail("UNKNOWN_COMMAND", "Unknown subcommand", IrcClient.Middle(kind));
        }
        else if (message.Parameters.Count < needed)
        {
            request.Fail("NEED_MORE_PARAMS", "Missing parameters", kind);
        }
        else if (kind == "TARGETS")
        {
            await TargetsAsync(client, message, request);
        }
        else
        {
            await PageAsync(client, kind, message, request, bytes);
        }
    }

    private static async ValueTask PageAsync(IrcClient client, string kind, IrcMessage message, IrcRequest request, int bytes)
    {
        string target = message.Parameters[1];
        Seat? seat = SeatOf(client, target);
        if (seat is null)
        {
            request.Fail("INVALID_TARGET", "Messages could not be retrieved", $"{kind} {IrcClient.Middle(target)}");
            return;
        }

        string[] marks = kind == "BETWEEN" ? [message.Parameters[2], message.Parameters[3]] : [message.Parameters[2]];
        long?[] seqs = new long?[marks.Length];
        for (int i = 0; i < marks.Length; i++)
        {
            seqs[i] = await SeqAsync(client, seat.Room, marks[i], isAfter: kind == "AFTER" || (kind == "LATEST") || (kind == "BETWEEN" && i == 0));
            if (seqs[i] is null && !(marks[i] == "*" && kind == "LATEST"))
            {
                request.Fail("INVALID_PARAMS", "Invalid message reference", $"{kind} {IrcClient.Middle(marks[i])}");
                return;
            }
        }

        if (!int.TryParse(message.Parameters[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int limit))
        {
            request.Fail("INVALID_PARAMS", "Invalid limit", kind);
            return;
        }

        await AskAsync(client, request, new Wanted(kind, target, seat, seqs, limit), bytes);
    }

    private static async ValueTask AskAsync(IrcClient client, IrcRequest request, Wanted wanted, int bytes)
    {
        (long first, long last, History history) = Plan(wanted);
        if (wanted.Limit == 0)
        {
            Batch(client, request, wanted.Target, []);
            return;
        }

        await client.Voice.AskAsync(request, history with { Room = wanted.Seat.Alias, Limit = Math.Min(wanted.Limit, client.Server.Chat.Options.PageEvents) }, answer =>
        {
            if (answer is HistoryPage page)
            {
                Batch(client, request, wanted.Target, [.. page.Events.OfType<RoomEvent>().Where(e => e.Seq > first && e.Seq < last)]);
            }
            else if (answer is Error error)
            {
                request.Fail("MESSAGE_ERROR", error.Message, $"{wanted.Kind} {wanted.Target}");
            }
        }, bytes);
    }

    /// <summary>Which page of the log it is, and between which seqs, neither included.</summary>
    private static (long First, long Last, History Page) Plan(Wanted wanted)
    {
        long one = wanted.Seqs[0] ?? 0;
        return wanted.Kind switch
        {
            "BEFORE" => (0, one, new History { Before = one }),
            "AFTER" => (one, long.MaxValue, new History { After = one }),
            "AROUND" => (0, long.MaxValue, new History { Around = one }),
            "LATEST" => (one, long.MaxValue, new History()),
            _ when wanted.Seqs[1] > one => (one, wanted.Seqs[1]!.Value, new History { After = one }),
            _ => (wanted.Seqs[1] ?? 0, one, new History { Before = one }),
        };
    }

    /// <summary>The seq of a reference; of a time, such a one that what comes after the time has later ones.</summary>
    private static async ValueTask<long?> SeqAsync(IrcClient client, Room room, string mark, bool isAfter)
    {
        string[] parts = mark.Split('=', 2);
        if (parts is ["msgid", var id])
        {
            return TalkCommands.SeqOf(id);
        }

        if (parts is ["timestamp", var text] && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            long seq = await client.Server.Chat.Log.FirstSeqSinceAsync(room.Record, isAfter ? time.AddMilliseconds(1) : time);
            return isAfter ? seq - 1 : seq;
        }

        return null;
    }

    private static void Batch(IrcClient client, IrcRequest request, string target, IReadOnlyList<RoomEvent> events)
    {
        string batch = client.Voice.NextBatch();
        bool isBatched = client.Voice.Caps.HasFlag(IrcCapability.Batch);
        if (isBatched)
        {
            request.Line($":{client.Server.Name} BATCH +{batch} chathistory {target}");
        }

        FrameBuffer buffer = new();
        bool withEvents = client.Voice.Caps.HasFlag(IrcCapability.EventPlayback);
        string own = client.Voice.Nick;
        foreach (RoomEvent e in events.Where(e => withEvents || e is MessageEvent))
        {
            string? to = IrcNames.IsChannel(target) ? null : IrcCaseMapping.Same(IrcNames.Nick(e.From), own) ? target : own;
            new IrcEventLines(buffer, client.Server, client.Voice.Caps, isBatched ? $"batch={batch}" : null).Write(e, to);
        }

        foreach (string line in Encoding.UTF8.GetString(buffer.Written.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            request.Line(line);
        }

        if (isBatched)
        {
            request.Line($":{client.Server.Name} BATCH -{batch}");
        }
    }

    private static async ValueTask TargetsAsync(IrcClient client, IrcMessage message, IrcRequest request)
    {
        if (Time(message.Parameters[1]) is not { } one || Time(message.Parameters[2]) is not { } other || !int.TryParse(message.Parameters[3], out int limit))
        {
            request.Fail("INVALID_PARAMS", "Invalid timestamps or limit", "TARGETS");
            return;
        }

        (DateTimeOffset from, DateTimeOffset to) = one < other ? (one, other) : (other, one);
        List<(string Target, DateTimeOffset At)> found = [];
        foreach (Seat seat in client.Session.Seats)
        {
            IReadOnlyList<RoomEvent> last = await client.Server.Chat.Log.ReadBackAsync(seat.Room.Record, seat.Room.Delivered + 1, seat.Floor, 1, int.MaxValue);
            if (last.Count > 0 && last[0].At > from && last[0].At < to)
            {
                found.Add((IrcNames.Target(seat.Alias), last[0].At));
            }
        }

        string batch = client.Voice.NextBatch();
        request.Line($":{client.Server.Name} BATCH +{batch} draft/chathistory-targets");
        foreach ((string target, DateTimeOffset at) in found.OrderBy(one => one.At).Take(limit))
        {
            request.Line($"@batch={batch} :{client.Server.Name} CHATHISTORY TARGETS {target} {IrcHistoryPlace.Write(at)}");
        }

        request.Line($":{client.Server.Name} BATCH -{batch}");
    }

    private static DateTimeOffset? Time(string mark) =>
        mark.StartsWith("timestamp=", StringComparison.Ordinal) && DateTimeOffset.TryParse(mark.AsSpan(10), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static Seat? SeatOf(IrcClient client, string target)
    {
        string? room = IrcNames.IsChannel(target) ? IrcNames.Room(target) : IrcNames.DirectRoom(target);
        return room is null ? null : client.Session.Seats.FirstOrDefault(seat => NameRules.Fold(seat.Alias) == NameRules.Fold(room));
    }

    private sealed record Wanted(string Kind, string Target, Seat Seat, long?[] Seqs, int Limit);
}
