namespace Charla.Client;

/// <summary>The language of the texts that the server writes for people.</summary>
public enum ChatLanguage
{
    /// <summary>The server's choice.</summary>
    ServerDefault,

    /// <summary>Spanish, <c>es</c> on the wire.</summary>
    Spanish,

    /// <summary>English, <c>en</c> on the wire.</summary>
    English,
}
