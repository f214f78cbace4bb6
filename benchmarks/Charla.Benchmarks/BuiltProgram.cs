namespace Charla.Benchmarks;

/// <summary>The program that is measured in processes of its own.</summary>
internal static class BuiltProgram
{
    /// <summary>Where it was built, beside this one.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "../../Charla/release/charla"));
}
