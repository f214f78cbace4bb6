using Charla.Client;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>The tokens with which accounts are opened again: a file that only its owner can read, with <c>SERVER NAME TOKEN</c> in each line.</summary>
internal sealed class TokenStore(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Beside the file of the known servers.</summary>
    public static string DefaultPath => Path.Combine(Path.GetDirectoryName(KnownServers.DefaultPath)!, "tokens");

    /// <summary>The names that there is a token for, the one that was kept last at the end.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public IReadOnlyList<string> Names(ServerAddress server) => [.. Read().Where(entry => entry.Server == server.ToString()).Select(entry => entry.Name)];

    /// <summary>The token for a name on a server, or null. One that was kept over TLS is not found for a connection without.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public string? Find(ServerAddress server, string name) => Read().LastOrDefault(entry => IsFor(entry, server, name))?.Token;

    /// <exception cref="IOException">The file can't be written.</exception>
    public void Keep(ServerAddress server, string name, string token) =>
        Write([.. Read().Where(entry => !IsFor(entry, server, name)), new Entry(server.ToString(), name, token)]);

    /// <exception cref="IOException">The file can't be written.</exception>
    public void Forget(ServerAddress server, string name)
    {
        IReadOnlyList<Entry> all = Read();
        Entry[] left = [.. all.Where(entry => !IsFor(entry, server, name))];
        if (left.Length < all.Count)
        {
            Write(left);
        }
    }

    private static bool IsFor(Entry entry, ServerAddress server, string name) => entry.Server == server.ToString() && NameRules.Fold(entry.Name) == NameRules.Fold(name);

    private IReadOnlyList<Entry> Read() => File.Exists(path)
        ? [.. File.ReadLines(path).Select(line => line.Split(' ')).Where(parts => parts.Length == 3).Select(parts => new Entry(parts[0], parts[1], parts[2]))]
        : [];

    /// <summary>In one step, so that a program that reads meanwhile finds the old file or the new one.</summary>
    private void Write(IReadOnlyList<Entry> entries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string draft = $"{path}.{Path.GetRandomFileName()}";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (StreamWriter writer = new(draft, options))
        {
            foreach (Entry entry in entries)
            {
                writer.Write($"{entry.Server} {entry.Name} {entry.Token}\n");
            }
        }

        File.Move(draft, path, overwrite: true);
    }

    private sealed class Entry(string server, string name, string token)
    {
        public string Server => server;

        public string Name => name;

        public string Token => token;
    }
}
