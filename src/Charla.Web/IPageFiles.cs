namespace Charla.Web;

/// <summary>The built page's files, by their paths inside it, such as <c>assets/index-BQdts4qz.js</c>.</summary>
internal interface IPageFiles
{
    /// <summary>Empty where the program was built without the page.</summary>
    IReadOnlyCollection<string> Paths { get; }

    /// <summary>The bytes of one of <see cref="Paths"/>.</summary>
    byte[] Read(string path);
}
