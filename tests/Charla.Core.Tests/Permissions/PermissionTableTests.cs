using Charla.Core.Permissions;

namespace Charla.Core.Tests.Permissions;

/// <summary>The table of permissions, cell by cell. What is expected stands here as it is meant, and is not worked out.</summary>
public sealed class PermissionTableTests
{
    /// <summary>An act and, for banned, guest, member, invited, moderator, owner and admin, the rooms in which it is allowed:
    /// of <c>public, private, announcement, locked, accounts-only</c> one letter each (<c>o p a l g</c>), or a dot.</summary>
    private static readonly string[] _expected =
    [
        "Read           .....  o.al.  o.alg  opalg  opalg  opalg  opalg",
        "Send           .....  o....  o...g  op..g  opalg  opalg  opalg",
        "React          .....  o.a..  o.a.g  opa.g  opalg  opalg  opalg",
        "Topic          .....  o....  o...g  op..g  opalg  opalg  opalg",
        "EditOwn        .....  o.a..  o.a.g  opa.g  opalg  opalg  opalg",
        "DeleteOwn      .....  o.al.  o.alg  opalg  opalg  opalg  opalg",
        "DeleteOthers   .....  .....  .....  .....  opalg  opalg  opalg",
        "Invite         .....  .....  .....  .....  opalg  opalg  opalg",
        "Kick           .....  .....  .....  .....  opalg  opalg  opalg",
        "Mute           .....  .....  .....  .....  opalg  opalg  opalg",
        "Ban            .....  .....  .....  .....  opalg  opalg  opalg",
        "BanAddress     .....  .....  .....  .....  .....  .....  opalg",
        "Lock           .....  .....  .....  .....  opalg  opalg  opalg",
        "Rename         .....  .....  .....  .....  .....  opalg  opalg",
        "Settings       .....  .....  .....  .....  .....  opalg  opalg",
        "Retention      .....  .....  .....  .....  .....  opalg  opalg",
        "GrantModerator .....  .....  .....  .....  .....  opalg  opalg",
        "GrantOwner     .....  .....  .....  .....  .....  opalg  opalg",
        "ReadAudit      .....  .....  .....  .....  .....  opalg  opalg",
        "SeeAddresses   .....  .....  .....  .....  .....  .....  opalg",
    ];

    private static readonly RoomTraits[] _rooms = [RoomTraits.None, RoomTraits.Private, RoomTraits.Announcement, RoomTraits.Locked, RoomTraits.AccountsOnly];

    public static TheoryData<string> Acts => [.. _expected.Select(row => row.Split(' ')[0])];

    [Fact]
    public void Every_act_stands_here() => _expected.Select(row => row.Split(' ')[0]).ShouldBe(Enum.GetNames<RoomAct>());

    [Theory]
    [MemberData(nameof(Acts))]
    public void Each_role_may_do_what_the_table_says_in_each_kind_of_room(string act)
    {
        string[] expected = _expected.Single(row => row.StartsWith(act + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];

        foreach (RoomRole role in Enum.GetValues<RoomRole>())
        {
            string allowed = string.Concat(_rooms.Select((room, i) => PermissionTable.Allows(role, Enum.Parse<RoomAct>(act), room) ? "opalg"[i] : '.'));
            allowed.ShouldBe(expected[(int)role], $"{act} of {role}");
        }
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public void A_room_with_several_traits_forbids_what_any_of_them_does(string act)
    {
        foreach (RoomRole role in Enum.GetValues<RoomRole>())
        {
            for (int traits = 0; traits < 16; traits++)
            {
                bool each = _rooms.Where(room => room == RoomTraits.None || ((RoomTraits)traits).HasFlag(room)).All(room => PermissionTable.Allows(role, Enum.Parse<RoomAct>(act), room));
                PermissionTable.Allows(role, Enum.Parse<RoomAct>(act), (RoomTraits)traits).ShouldBe(each);
            }
        }
    }

    [Fact]
    public void Who_is_muted_may_not_speak_and_may_do_everything_else() =>
        Enum.GetValues<RoomAct>().Where(PermissionTable.IsSpeech).ShouldBe([RoomAct.Send, RoomAct.React, RoomAct.Topic, RoomAct.EditOwn]);

    [Theory]
    [InlineData("Moderator", "Invited", true)]
    [InlineData("Moderator", "Moderator", false)]
    [InlineData("Moderator", "Owner", false)]
    [InlineData("Owner", "Moderator", true)]
    [InlineData("Owner", "Owner", false)]
    [InlineData("Owner", "Admin", false)]
    [InlineData("Admin", "Owner", true)]
    [InlineData("Admin", "Admin", true)]
    public void One_acts_on_those_who_are_less(string by, string other, bool may) =>
        PermissionTable.Outranks(Enum.Parse<RoomRole>(by), Enum.Parse<RoomRole>(other)).ShouldBe(may);

    [Fact]
    public void The_document_has_the_same_table()
    {
        string[][] rows = [.. Document().SkipWhile(line => !line.StartsWith("| act |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

        rows.Select(row => row[0].Replace(" ", "", StringComparison.Ordinal)).ShouldBe(Enum.GetNames<RoomAct>(), Case.Insensitive);
        foreach (RoomAct act in Enum.GetValues<RoomAct>())
        {
            rows[(int)act][1..].ShouldBe(Enum.GetValues<RoomRole>().Select(role => Written(PermissionTable.Cell(role, act))), act.ToString());
        }
    }

    private static string Written(RoomTraits? cell) => cell switch
    {
        null => "no",
        RoomTraits.None => "yes",
        { } traits => "not" + string.Concat(_rooms.Skip(1).Select((room, i) => traits.HasFlag(room) ? $" {"palg"[i]}" : "")),
    };

    private static string[] Document()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Charla.slnx")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllLines(Path.Combine(folder.FullName, "docs", "moderation.md"));
    }
}
