namespace Charla.Client.Tests.Fakes;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repository
{
    public static string PathTo(string file)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Charla.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull().FullName, file);
    }
}
