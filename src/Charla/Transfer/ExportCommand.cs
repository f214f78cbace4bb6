using System.CommandLine;
using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Storage.Transfer;

namespace Charla.Transfer;

/// <summary><c>charla export</c>: one room out of a data folder, whether or not its server runs.</summary>
internal static class ExportCommand
{
    public static Command Create(Language language)
    {
        Argument<string> room = new("room") { Description = TransferTexts.Room.In(language) };
        Option<string> format = new("--format") { Description = TransferTexts.Format.In(language), DefaultValueFactory = static _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "text", "html");
        Option<string?> output = new("--output", "-o") { Description = TransferTexts.Output.In(language), HelpName = "FILE" };
        Option<string?> lang = new("--lang") { Description = TransferTexts.Lang.In(language) };
        lang.AcceptOnlyFromAmong("es", "en");
        Option<string> data = TransferRun.Data(language);
        Command command = new("export", TransferTexts.Export.In(language)) { room, format, output, lang, data };
        command.SetAction((parsed, _) => TransferRun.RunAsync(language, () =>
        {
            Language wanted = SpokenLanguage.Parse(parsed.GetValue(lang) ?? "") ?? language;
            using RoomSnapshot snapshot = Open(parsed.GetValue(data)!, parsed.GetValue(room)!);
            Action<TextWriter> write = parsed.GetValue(format) switch
            {
                "text" => writer => TextExport.Write(writer, snapshot, wanted),
                "html" => writer => HtmlExport.Write(writer, snapshot, wanted),
                _ => writer => JsonLinesExport.Write(writer, snapshot),
            };
            ExportOutput.Write(parsed.GetValue(output), write);
            return parsed.GetValue(output) is { } file ? TransferTexts.Exported.With(SafeText.OneLine(snapshot.Header.Name), snapshot.Header.Events, file) : null;
        }));
        return command;
    }

    private static RoomSnapshot Open(string folder, string room)
    {
        string key = room.StartsWith(NameRules.DirectPrefix) && room[1..].Split(',', '|') is [var one, var other] ? RoomDirectory.DirectKey(one, other) : NameRules.Fold(room);
        RoomSnapshot? found = Directory.Exists(folder) ? RoomSnapshot.Open(folder, key) : null;
        return found ?? throw new TransferException(TransferTexts.NoRoom.With(SafeText.OneLine(room), Path.GetFullPath(folder)));
    }
}
