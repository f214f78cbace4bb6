namespace Charla.Storage;

/// <summary>Files that nobody but their owner may read, at no moment.</summary>
internal static class OwnerOnly
{
    /// <summary>Makes a folder where there is none; one that is there stays as its owner has it.</summary>
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

    /// <summary>Makes an empty file where there is none, so that what opens it next finds it closed to others. What SQLite puts beside a file gets the same mode.</summary>
    public static void MakeFile(string path)
    {
        using FileStream made = new(path, ForOwner(new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite }));
    }

    /// <summary>Opens a file for writing, which is its owner's alone where this makes it.</summary>
    public static FileStream Open(string path, FileMode mode) => new(path, ForOwner(new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite }));

    /// <summary>Whole or not at all, and only for its owner from its first byte on.</summary>
    public static void Write(string file, string text)
    {
        string partial = file + ".new";
        File.Delete(partial);
        using (StreamWriter writer = new(partial, ForOwner(new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })))
        {
            writer.Write(text);
        }

        File.Move(partial, file, overwrite: true);
    }

    private static FileStreamOptions ForOwner(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
