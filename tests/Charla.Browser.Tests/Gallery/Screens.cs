using Charla.Browser.Tests.Harness;

namespace Charla.Browser.Tests.Gallery;

/// <summary>Every screen of the page and of the window, once.</summary>
internal static class Screens
{
    private static readonly Look _desk = new(1280, 800) { Motion = Microsoft.Playwright.ReducedMotion.Reduce };
    private static readonly Look _phone = Look.Phone with { Motion = Microsoft.Playwright.ReducedMotion.Reduce };

    public static readonly IReadOnlyList<Screen> All =
    [
        new("connect", _desk, Form.PageAsync),
        new("connect-dark", _desk.Dark, Form.PageAsync),
        new("connect-english", _desk.InEnglish, Form.PageAsync),
        new("connect-phone", _phone, Form.PageAsync),
        new("problem-gone", _desk, Form.GoneAsync),
        new("problem-bad-name", _desk, Form.BadNameAsync),
        new("problem-name-taken", _desk, Form.NameTakenAsync),
        new("problem-name-taken-dark", _desk.Dark, Form.NameTakenAsync),
        new("problem-full", _desk.InEnglish, Form.FullAsync),
        new("problem-rejected", _desk, Form.RejectedAsync),
        new("problem-phone", _phone, Form.GoneAsync),

        new("name-registered", _desk, Accounts.NameRegisteredAsync),
        new("name-registered-phone-dark", _phone.Dark.InEnglish, Accounts.NameRegisteredAsync),
        new("register-invite", _desk, Accounts.RegisterByInviteAsync),
        new("register-invite-phone", _phone, Accounts.RegisterByInviteAsync),
        new("account-make", _desk, Accounts.MakeAsync),
        new("account-make-dark", _desk.Dark, Accounts.MakeAsync),
        new("account-own", _desk, Accounts.OwnAsync),
        new("account-own-english-dark", _desk.InEnglish.Dark, Accounts.OwnAsync),
        new("account-own-phone", _phone, Accounts.OwnAsync),
        new("names", _desk, Accounts.MarksAsync),
        new("names-dark", _desk.Dark, Accounts.MarksAsync),
        new("names-phone", _phone, Accounts.MarksAsync),

        new("chat", _desk, Talk.LobbyAsync),
        new("chat-dark", _desk.Dark, Talk.LobbyAsync),
        new("chat-english", _desk.InEnglish, Talk.LobbyAsync),
        new("chat-wide", _desk with { Width = 1600, Height = 900 }, Talk.LobbyAsync),
        new("chat-tablet", _desk with { Width = 900, Height = 1100 }, Talk.LobbyAsync),
        new("chat-empty", _desk, Talk.EmptyAsync),
        new("chat-direct", _desk, Talk.DirectAsync),
        new("chat-new", _desk, Talk.NewAsync),
        new("chat-phone", _phone, Talk.LobbyAsync),
        new("chat-phone-dark", _phone.Dark, Talk.LobbyAsync),
        new("message-actions", _desk, Talk.ActionsAsync),
        new("reply", _desk, Talk.ReplyAsync),
        new("completion", _desk, Talk.CompletionAsync),
        new("emoji-picker", _desk, Talk.EmojiAsync),
        new("emoji-picker-dark", _desk.Dark, Talk.EmojiAsync),
        new("emoji-picker-phone", _phone, Talk.EmojiAsync),

        new("rooms-phone", _phone, Panels.RoomsAsync),
        new("members-phone", _phone, Panels.MembersAsync),
        new("search", _desk, Panels.SearchAsync),
        new("search-phone", _phone, Panels.SearchAsync),
        new("help", _desk, Panels.HelpAsync),
        new("help-english", _desk.InEnglish, Panels.HelpAsync),
        new("help-phone", _phone, Panels.HelpAsync),
        new("settings", _desk, Panels.SettingsAsync),
        new("settings-dark", _desk.Dark, Panels.SettingsAsync),
        new("switcher", _desk, Panels.SwitcherAsync),
        new("enter-room", _desk, Panels.EnterRoomAsync),
        new("topic", _desk, Panels.TopicAsync),
        new("delete", _desk, Panels.DeleteAsync),

        new("wire", _desk, Wires.DrawerAsync),
        new("wire-dark", _desk.Dark, Wires.DrawerAsync),
        new("wire-phone", _phone, Wires.DrawerAsync),
        new("wire-detail", _desk, Wires.DetailAsync),
        new("wire-detail-english", _desk.InEnglish, Wires.DetailAsync),
        new("offline", _desk, Outages.UnsentAsync),
        new("offline-dark", _desk.Dark, Outages.UnsentAsync),
        new("offline-phone", _phone, Outages.UnsentAsync),
        new("taken-over", _desk, Outages.TakenOverAsync),

        new("window-connect", _desk, Form.WindowAsync),
        new("window-connect-dark", _desk.Dark, Form.WindowAsync),
        new("window-serial", _desk, Form.SerialAsync),
        new("window-problem", _desk, Form.NotAChatServerAsync),
        new("window-chat", _desk, Wires.WindowAsync),
        new("window-chat-dark", _desk.Dark, Wires.WindowAsync),
        new("window-wire-detail", _desk with { Height = 900 }, Wires.WindowDetailAsync),
        new("window-course", _desk, Wires.CourseAsync),
        new("window-device", _desk, Wires.DeviceAsync),
    ];
}
