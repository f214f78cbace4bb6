using System.CommandLine;
using System.Globalization;
using Charla.Protocol;
using Charla.Server;
using Charla.Storage.Backups;

namespace Charla.Backups;

/// <summary><c>charla backup</c> and <c>charla restore</c>: everything that a data folder holds, in one file and back.</summary>
internal static class BackupCommand
{
    private const int Failed = 1;
    private const double Megabyte = 1_000_000;

    public static Command Create(Language language)
    {
        Argument<string> file = new("file") { Description = BackupTexts.BackupFile.In(language) };
        Option<string> data = new("--data") { Description = BackupTexts.Data.In(language), DefaultValueFactory = static _ => ServerOptions.DefaultFolder };
        Option<bool> force = new("--force") { Description = BackupTexts.Force.In(language) };
        Command command = new("backup", BackupTexts.Backup.In(language)) { file, data, force };
        command.SetAction((parsed, cancellation) => RunAsync(language, token =>
        {
            string path = parsed.GetValue(file)!;
            BackupManifest made = BackupWriter.Write(parsed.GetValue(data)!, path, parsed.GetValue(force), TimeProvider.System, token);
            string megabytes = (new FileInfo(path).Length / Megabyte).ToString("0.0", CultureInfo.InvariantCulture);
            return BackupTexts.Made.With(path, made.Rooms, made.Events, megabytes);
        }, cancellation));
        return command;
    }

    public static Command CreateRestore(Language language)
    {
        Argument<string> file = new("file") { Description = BackupTexts.RestoreFile.In(language) };
        Option<string> data = new("--data") { Description = BackupTexts.Target.In(language), Required = true };
        Option<bool> replace = new("--replace") { Description = BackupTexts.Replace.In(language) };
        Command command = new("restore", BackupTexts.Restore.In(language)) { file, data, replace };
        command.SetAction((parsed, cancellation) => RunAsync(language, token =>
        {
            string folder = parsed.GetValue(data)!;
            BackupManifest restored = BackupReader.Restore(parsed.GetValue(file)!, folder, parsed.GetValue(replace), TimeProvider.System, token);
            string made = restored.Made.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
            return BackupTexts.Restored.With(Path.GetFullPath(folder), restored.Rooms, restored.Events, made);
        }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Language language, Func<CancellationToken, Bilingual> work, CancellationToken cancellation)
    {
        using Interruption interruption = new(cancellation);
        try
        {
            Bilingual done = await Task.Run(() => work(interruption.Token), interruption.Token);
            await Console.Out.WriteLineAsync(done.In(language));
            return 0;
        }
        catch (BackupException failure)
        {
            await Console.Error.WriteLineAsync($"charla: {failure.Text.In(language)}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            return Interruption.ExitCode;
        }
    }
}
