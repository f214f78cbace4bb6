using Charla.Storage;
using Charla.Storage.Backups;

namespace Charla.Server.Operating;

/// <summary>What there is to know of the data folder: how large its log is, how full its disk, and when it was backed up.</summary>
internal sealed class DataFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Bytes of the log's files.</summary>
    public long LogBytes => Length(SqliteRoomLog.DatabaseName) + Length(SqliteRoomLog.DatabaseName + "-wal");

    /// <summary>Null where none is known.</summary>
    public LastBackup? LastBackup => LastBackup.Read(Path);

    /// <summary>Bytes of the folder's disk, and those of them that are free for this process; zero where that can't be told.</summary>
    public (long Free, long Size) Disk
    {
        get
        {
            try
            {
                DriveInfo disk = new(Path);
                return (disk.AvailableFreeSpace, disk.TotalSize);
            }
            catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return default;
            }
        }
    }

    private long Length(string name)
    {
        FileInfo file = new(System.IO.Path.Combine(Path, name));
        return file.Exists ? file.Length : 0;
    }
}
