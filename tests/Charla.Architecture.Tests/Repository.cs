namespace Charla.Architecture.Tests;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ProjectFile> SourceProjects { get; } = ProjectsUnder("src");

    public static IReadOnlyList<ProjectFile> AllProjects { get; } =
        [.. SourceProjects, .. ProjectsUnder("tests"), .. ProjectsUnder("benchmarks")];

    private static List<ProjectFile> ProjectsUnder(string folder) =>
        [.. Directory.EnumerateDirectories(Path.Combine(Root, folder))
            .SelectMany(project => Directory.EnumerateFiles(project, "*.csproj"))
            .Order(StringComparer.Ordinal)
            .Select(ProjectFile.Load)];

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Charla.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds Charla.slnx.");
    }
}
