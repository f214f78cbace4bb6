namespace Charla.Storage;

/// <summary>Holds a folder for one process: whoever comes second is refused.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder, which is made for its owner alone where it is missing.</summary>
    /// <exception cref="IOException">Another process has it, or it can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be written.</exception>
    public static FolderLock Take(string folder)
    {
        OwnerOnly.MakeFolder(folder);
        return new FolderLock(new FileStream(Path.Combine(folder, "charla.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
    }

    /// <summary>The same; null where another process has it.</summary>
    /// <exception cref="UnauthorizedAccessException">It can't be written.</exception>
    public static FolderLock? TryTake(string folder)
    {
        try
        {
            return Take(folder);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
