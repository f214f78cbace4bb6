using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What there is to open an account with before anybody is asked: files, the environment, and what was remembered. Never a command's words, which others on the machine can list.</summary>
internal sealed class GivenSecrets
{
    private readonly ServerAddress _server;
    private readonly string? _token;
    private readonly string? _password;

    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file is not for this user.</exception>
    /// <exception cref="FormatException">There is no secret in it.</exception>
    public GivenSecrets(ServerAddress server, Language language, string? passwordFile, string? tokenFile)
    {
        _server = server;
        _token = tokenFile is not null ? SecretFile.ReadLine(tokenFile, language) : passwordFile is null ? Variable("CHARLA_TOKEN") : null;
        _password = passwordFile is not null ? SecretFile.ReadLine(passwordFile, language) : Variable("CHARLA_PASSWORD");
    }

    public TokenStore Remembered { get; } = new(TokenStore.DefaultPath);

    /// <summary>The name to go by where none was given: empty for that of the token's account, else the last account that is remembered; null where there is none.</summary>
    public string? NameOfAccount => _token is not null ? "" : _password is null ? (Remembered.Names(_server) is [.., { } last] ? last : null) : null;

    /// <summary>With what to come in under a name.</summary>
    public ChatSecrets For(string name)
    {
        string? remembered = _token is null && _password is null ? Remembered.Find(_server, name) : null;
        return new ChatSecrets { Token = _token ?? remembered, Password = _password, IsRemembered = remembered is not null };
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
