using System.Reflection;

namespace Charla.Web;

/// <summary>Files that travel inside the program.</summary>
internal static class Resource
{
    /// <exception cref="InvalidOperationException">The program does not carry it.</exception>
    public static byte[] Read(Assembly program, string name)
    {
        using Stream resource = program.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program does not carry {name}.");
        byte[] bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
