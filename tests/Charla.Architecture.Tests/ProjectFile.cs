using System.Xml.Linq;

namespace Charla.Architecture.Tests;

/// <summary>What a project file itself declares; nothing that it inherits.</summary>
internal sealed record ProjectFile(
    string Name,
    string AssemblyName,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> Frameworks)
{
    public static ProjectFile Load(string path)
    {
        XElement project = XDocument.Load(path).Root!;
        string name = Path.GetFileNameWithoutExtension(path);
        return new ProjectFile(
            name,
            project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name,
            [.. Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).OfType<string>()],
            [.. Included(project, "PackageReference")],
            [.. Included(project, "FrameworkReference")]);
    }

    private static IEnumerable<string> Included(XElement project, string item) =>
        project.Descendants(item)
            .Select(reference => reference.Attribute("Include")?.Value)
            .OfType<string>()
            .Select(include => include.Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
