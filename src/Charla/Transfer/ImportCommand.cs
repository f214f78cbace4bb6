using System.CommandLine;
using Charla.Protocol;
using Charla.Storage.Transfer;

namespace Charla.Transfer;

/// <summary><c>charla import</c>: one room into the data folder of a server that is stopped.</summary>
internal static class ImportCommand
{
    public static Command Create(Language language)
    {
        Argument<string> file = new("file") { Description = TransferTexts.File.In(language) };
        Option<string?> room = new("--room") { Description = TransferTexts.Into.In(language) };
        Option<bool> append = new("--append") { Description = TransferTexts.Append.In(language) };
        Option<string> data = TransferRun.Data(language);
        Command command = new("import", TransferTexts.Import.In(language)) { file, room, append, data };
        command.SetAction((parsed, _) => TransferRun.RunAsync(language, () =>
        {
            using TextReader lines = parsed.GetValue(file) is "-" ? new StreamReader(Console.OpenStandardInput()) : new StreamReader(parsed.GetValue(file)!);
            (string name, long events) = RoomImport.Run(parsed.GetValue(data)!, lines, parsed.GetValue(room), parsed.GetValue(append));
            return TransferTexts.Imported.With(SafeText.OneLine(name), events);
        }));
        return command;
    }
}
