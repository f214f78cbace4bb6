using System.Diagnostics.CodeAnalysis;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>Gives a member that is behind what it missed, page by page from the log, as fast as it reads, until it is level with the room.</summary>
/// <remarks>Joining with a place, a slow reader and a resumed connection are all this. It never reads past what the room has delivered.</remarks>
internal static class CatchUp
{
    private const int PageEvents = 1_000;
    private const int KeptAfterGap = 1_000;
    private static readonly TimeSpan _retryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Starts serving; ends by itself when the member is live, gone, or its connection is.</summary>
    public static void Start(Member member, Chat chat) => _ = Task.Run(() => RunAsync(member, chat));

    [SuppressMessage("Design", "CA1031", Justification = "Our bug: logged once, it ends this connection and nothing else.")]
    private static async Task RunAsync(Member member, Chat chat)
    {
        try
        {
            while (IsWanted(member) && member.Position < member.Room.Delivered)
            {
                await member.Outbox.WaitForRoomAsync();
                SkipForgotten(member);
                SkipIfTooFar(member, chat.Limits.ReplayEvents);
                await GivePageAsync(member, chat);
            }
        }
        catch (Exception bug)
        {
            chat.Journal.Bug(bug);
            member.Participant.Connection.Abort("error");
        }

        // Only the room's loop may say that a member is level: more may have been delivered meanwhile, and then this goes on.
        member.Room.Post(() => member.Room.Members.Serve(member));
    }

    private static bool IsWanted(Member member) => member.Mode == MemberMode.Behind && !member.Outbox.IsClosed;

    private static async Task GivePageAsync(Member member, Chat chat)
    {
        IReadOnlyList<RoomEvent> page = await ReadAsync(member, chat);
        if (page.Count > 0)
        {
            member.Give(member.Participant.Personal(member.Room, member.Form, page) ?? member.Form.Encode(page), page[^1].Seq);
        }
        else
        {
            // The member keeps its place; the log may come back.
            await Task.Delay(_retryDelay, chat.Time);
        }
    }

    private static async Task<IReadOnlyList<RoomEvent>> ReadAsync(Member member, Chat chat)
    {
        try
        {
            return await chat.Log.ReadAsync(member.Room.Record, member.Position, member.Room.Delivered, PageEvents, chat.Options.PageBytes);
        }
        catch (LogUnavailableException)
        {
            return [];
        }
    }

    /// <summary>What the room does not keep any more is passed over, and told.</summary>
    private static void SkipForgotten(Member member)
    {
        long first = member.Room.Rules.First;
        if (member.Position + 1 < first)
        {
            Gap gap = new() { Room = member.Room.Name, From = member.Position + 1, To = first - 1 };
            member.Give(member.Form.Encode([gap]), gap.To);
        }
    }

    private static void SkipIfTooFar(Member member, int replayEvents)
    {
        long delivered = member.Room.Delivered;
        if (member.ReplaysAll || delivered - member.Position <= replayEvents)
        {
            return;
        }

        Gap gap = new() { Room = member.Room.Name, From = member.Position + 1, To = delivered - Math.Min(KeptAfterGap, replayEvents) };
        member.Give(member.Form.Encode([gap]), gap.To);
    }
}
