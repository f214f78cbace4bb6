using System.CommandLine;
using System.Globalization;
using Charla;
using Charla.App;
using Charla.Backups;
using Charla.Bench;
using Charla.Chat;
using Charla.Lessons;
using Charla.Protocol;
using Charla.Rooms;
using Charla.Serve;
using Charla.Status;
using Charla.Transfer;
using Charla.Users;
using Charla.Verify;

Language language = SpokenLanguage.FromEnvironment();
CultureInfo.CurrentUICulture = new CultureInfo(language == Language.Spanish ? "es" : "en");
RootCommand root = new(new Bilingual("Una sala, todos los cables: una charla propia.", "One room, every wire: a chat of your own.").In(language))
{
    ServeCommand.Create(language),
    StatusCommand.Create(language),
    UserCommand.Create(language),
    UserCommand.CreateInvite(language),
    BackupCommand.Create(language),
    BackupCommand.CreateRestore(language),
    ExportCommand.Create(language),
    ImportCommand.Create(language),
    RoomCommand.Create(language),
    RoomCommand.CreateAudit(language),
    ChatCommand.Create(language),
    AppCommand.Create(language),
    BenchCommand.Create(language),
    VerifyCommand.Create(language),
    ProbeCommand.Create(language),
    EchoCommand.Create(language),
    StreamCommand.Create(language),
    FramedCommand.Create(language),
    TapCommand.Create(language),
    SerialCommand.Create(language),
    CheckCommand.Create(language),
    PickleCommand.Create(language),
};

return await root.Parse(args).InvokeAsync();
