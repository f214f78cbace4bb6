namespace Charla.Server.Tls;

/// <summary>Files that nobody but their owner may read, at no moment.</summary>
internal static class OwnerOnly
{
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Whole or not at all, and only for its owner from its first byte on.</summary>
    public static void Write(string file, string text)
    {
        string partial = file + ".new";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(partial);
        using (StreamWriter writer = new(partial, options))
        {
            writer.Write(text);
        }

        File.Move(partial, file, overwrite: true);
    }
}
