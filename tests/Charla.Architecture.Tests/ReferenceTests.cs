namespace Charla.Architecture.Tests;

/// <summary>
/// <c>Protocol ← Core ← {Storage, Gateways} ← Server ← Charla</c>, <c>Protocol ← Client ← Lessons ← Window ← Charla</c>,
/// <c>Protocol ← Serial ← {Gateways, Lessons, Window}</c> and <c>Protocol ← Web ← {Server, Window}</c>.
/// </summary>
public sealed class ReferenceTests
{
    public static TheoryData<string, string[]> Order { get; } = new()
    {
        { "Charla.Protocol", [] },
        { "Charla.Core", ["Charla.Protocol"] },
        { "Charla.Storage", ["Charla.Core"] },
        { "Charla.Serial", ["Charla.Protocol"] },
        { "Charla.Gateways", ["Charla.Core", "Charla.Serial"] },
        { "Charla.Web", ["Charla.Protocol"] },
        { "Charla.Server", ["Charla.Core", "Charla.Gateways", "Charla.Storage", "Charla.Web"] },
        { "Charla.Client", ["Charla.Protocol"] },
        { "Charla.Lessons", ["Charla.Client", "Charla.Protocol", "Charla.Serial"] },
        { "Charla.Window", ["Charla.Client", "Charla.Lessons", "Charla.Protocol", "Charla.Serial", "Charla.Web"] },
        { "Charla", ["Charla.Client", "Charla.Lessons", "Charla.Server", "Charla.Window"] },
    };

    [Theory]
    [MemberData(nameof(Order))]
    public void A_project_references_exactly_the_ones_below_it(string name, string[] below)
    {
        Project(name).Projects.ShouldBe(below);
    }

    [Fact]
    public void Every_source_project_has_its_place_in_the_order()
    {
        Repository.SourceProjects.Select(project => project.Name)
            .ShouldBe(Order.Select(row => (string)row[0]), ignoreOrder: true);
    }

    [Fact]
    public void The_protocol_depends_on_nothing()
    {
        Project("Charla.Protocol").Packages.ShouldBeEmpty();
        Project("Charla.Protocol").Frameworks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Charla.Core")]
    [InlineData("Charla.Storage")]
    [InlineData("Charla.Serial")]
    [InlineData("Charla.Client")]
    [InlineData("Charla.Lessons")]
    public void Only_the_ways_in_know_the_web_framework(string name)
    {
        Project(name).Frameworks.ShouldBeEmpty();
    }

    private static ProjectFile Project(string name) => Repository.SourceProjects.Single(project => project.Name == name);
}
