using System.Reflection;
using System.Text.RegularExpressions;

namespace Charla.Architecture.Tests;

public sealed partial class DocumentedNameTests
{
    [Fact]
    public void Every_type_that_the_documentation_names_exists()
    {
        HashSet<string> known = [.. Repository.AllProjects.Select(project => project.Name), .. SourceTypeNames()];

        string[] unknown = [.. DocumentedNames().Where(mention => !known.Contains(mention.Name)).Select(mention => $"{mention.Page}: {mention.Name}")];

        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void A_name_is_found_only_as_a_whole_span_of_code()
    {
        string[] names = [.. NamesIn("`Charla.Core.Room` but neither `src/Charla.Core/Room.cs`, `Charla.slnx` nor Charla.Core.Room")];

        names.ShouldBe(["Charla.Core.Room"]);
    }

    private static IEnumerable<(string Page, string Name)> DocumentedNames()
    {
        string docs = Path.Combine(Repository.Root, "docs");
        return Directory.Exists(docs)
            ? Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories)
                .SelectMany(page => NamesIn(File.ReadAllText(page)).Select(name => (Path.GetRelativePath(Repository.Root, page), name)))
            : [];
    }

    private static IEnumerable<string> NamesIn(string text) => QualifiedName().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>Full names as a person writes them: nested types after a dot, no count of type parameters.</summary>
    private static IEnumerable<string> SourceTypeNames() =>
        Repository.SourceProjects
            .SelectMany(project => Assembly.Load(project.AssemblyName).GetTypes())
            .Select(type => type.FullName!.Replace('+', '.').Split('`')[0]);

    [GeneratedRegex(@"`(Charla(?:\.[A-Z]\w*){2,})`")]
    private static partial Regex QualifiedName();
}
