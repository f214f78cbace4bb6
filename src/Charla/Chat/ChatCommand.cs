using System.CommandLine;
using System.Text;
using Charla.Chat.Terminal;
using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>The subcommand <c>charla chat HOST[:PORT] [NAME]</c>.</summary>
internal static class ChatCommand
{
    private const int TerminalBacklog = 20;

    private static readonly Bilingual _description = new("Chatea en la terminal, o desde un script por la entrada y la salida.", "Chats at the terminal, or from a script through its input and output.");
    private static readonly Bilingual _server = new("El servidor: HOST, HOST:PUERTO, [::1]:5000, tls://HOST, ws://HOST:PUERTO/ws", "The server: HOST, HOST:PORT, [::1]:5000, tls://HOST, ws://HOST:PORT/ws");
    private static readonly Bilingual _name = new("Tu nombre; por omisión, el del usuario del sistema", "Your name; by default that of the system's user");
    private static readonly Bilingual _room = new("La sala en la que entrar", "The room to enter");
    private static readonly Bilingual _backlog = new("Mensajes anteriores que mostrar (20 en la terminal, 0 en un script)", "Earlier messages to show (20 at a terminal, 0 in a script)");
    private static readonly Bilingual _plain = new("Lee líneas e imprime líneas, también en una terminal", "Reads lines and prints lines, at a terminal too");
    private static readonly Bilingual _follow = new("Sigue imprimiendo cuando se acaba la entrada", "Goes on printing when the input has ended");
    private static readonly Bilingual _json = new("Imprime cada mensaje como un objeto JSON", "Prints each message as a JSON object");
    private static readonly Bilingual _wait = new("Espera al servidor si aún no está", "Waits for a server that is not there yet");
    private static readonly Bilingual _tls = new("Cifra con TLS, como tls://. El certificado propio de un servidor se recuerda la primera vez, y se rechaza otro", "Encrypts with TLS, like tls://. A server's own certificate is remembered the first time, and another one refused");
    private static readonly Bilingual _passwordFile = new("Archivo cuya primera línea es la contraseña de la cuenta", "File whose first line is the account's password");
    private static readonly Bilingual _tokenFile = new("Archivo cuya primera línea es un token de la cuenta; entonces sobra el nombre", "File whose first line is a token of the account; then no name is needed");
    private static readonly Bilingual _remember = new("Recuerda la cuenta en este equipo, para volver sin la contraseña", "Remembers the account on this machine, to come back without the password");
    private static readonly Bilingual _lang = new("Idioma: es o en", "Language: es or en");

    /// <summary>The command, described in a language; it runs in that language too, unless its switch says otherwise.</summary>
    public static Command Create(Language language)
    {
        Arguments arguments = new(language);
        Command command = new("chat", _description.In(language)) { arguments.Server, arguments.Name };
        foreach (Option option in arguments.Options)
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, arguments, cancellationToken));
        return command;
    }

    /// <summary>The system's user's name, without what a name may not hold.</summary>
    public static string NameFrom(string userName)
    {
        StringBuilder name = new();
        foreach (Rune rune in userName.EnumerateRunes().Where(rune => NameRules.IsName(rune.ToString())).Take(NameRules.MaxNameLength))
        {
            name.Append(rune);
        }

        return name.Length > 0 ? name.ToString() : "charla";
    }

    private static async Task<int> RunAsync(ParseResult parsed, Arguments arguments, CancellationToken cancellationToken)
    {
        bool isTerminal = RawMode.IsPossible && !parsed.GetValue(arguments.PlainOutput) && !parsed.GetValue(arguments.Json);
        ChatOptions options;
        try
        {
            options = arguments.Read(parsed, isTerminal ? TerminalBacklog : 0);
        }
        catch (Exception unreadable) when (unreadable is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"charla: {SafeText.OneLine(unreadable.Message)}");
            return 1;
        }

        if (!isTerminal)
        {
            await using TextWriter output = StandardOutput.Open();
            await using Stream input = Console.OpenStandardInput();
            return await new PipeChat(options with { Met = Remembered }, input, output, Console.Error).RunAsync(cancellationToken);
        }

        using TerminalChat chat = new(options);
        return chat.Run();
    }

    private static void Remembered(ServerAddress server, string fingerprint) =>
        Console.Error.WriteLine($"charla chat: {ViewTexts.Met.With(SafeText.OneLine(server.ToString()), fingerprint).In(SpokenLanguage.FromEnvironment())}");

    /// <summary>What can be written behind the command, and its checks.</summary>
    private sealed class Arguments
    {
        private readonly Language _language;

        public Arguments(Language language)
        {
            _language = language;
            Server = new("HOST[:PORT]") { Description = _server.In(language) };
            Name = new("NAME") { Description = _name.In(language), DefaultValueFactory = _ => NameFrom(Environment.UserName) };
            Room = new("--room") { Description = _room.In(language), DefaultValueFactory = _ => NameRules.Lobby, HelpName = "ROOM" };
            Backlog = new("--history") { Description = _backlog.In(language), HelpName = "N" };
            PlainOutput = new("--plain-output") { Description = _plain.In(language) };
            Follow = new("--follow") { Description = _follow.In(language) };
            Json = new("--json") { Description = _json.In(language) };
            Wait = new("--wait") { Description = _wait.In(language) };
            Tls = new("--tls") { Description = _tls.In(language) };
            PasswordFile = new("--password-file") { Description = _passwordFile.In(language), HelpName = "FILE" };
            TokenFile = new("--token-file") { Description = _tokenFile.In(language), HelpName = "FILE" };
            Remember = new("--remember") { Description = _remember.In(language) };
            Lang = new("--lang") { Description = _lang.In(language), HelpName = "es|en" };
            Server.Validators.Add(result => result.Judge(value => ServerAddress.TryParse(value, out _), ArgumentChecks.BadServer, language));
            Name.Validators.Add(result => result.Judge(NameRules.IsName, ArgumentChecks.BadName, language));
            Room.Validators.Add(result => result.Judge(NameRules.IsRoom, ArgumentChecks.BadRoom, language));
            Lang.Validators.Add(result => result.Judge(value => SpokenLanguage.Parse(value) is not null, ArgumentChecks.BadLanguage, language));
        }

        public Argument<string> Server { get; }

        public Argument<string> Name { get; }

        public Option<string> Room { get; }

        public Option<int?> Backlog { get; }

        public Option<bool> PlainOutput { get; }

        public Option<bool> Follow { get; }

        public Option<bool> Json { get; }

        public Option<bool> Wait { get; }

        public Option<bool> Tls { get; }

        public Option<string?> PasswordFile { get; }

        public Option<string?> TokenFile { get; }

        public Option<bool> Remember { get; }

        public Option<string?> Lang { get; }

        public IEnumerable<Option> Options => [Room, Backlog, PlainOutput, Follow, Json, Wait, Tls, PasswordFile, TokenFile, Remember, Lang];

        /// <exception cref="IOException">A file with a secret can't be read.</exception>
        /// <exception cref="FormatException">There is none in it.</exception>
        public ChatOptions Read(ParseResult parsed, int backlog)
        {
            ServerAddress server = ServerAddress.Parse(parsed.GetRequiredValue(Server));
            server = parsed.GetValue(Tls) ? server.Secured() : server;
            Language spoken = SpokenLanguage.Parse(parsed.GetValue(Lang) ?? "") ?? _language;
            GivenSecrets given = new(server, spoken, parsed.GetValue(PasswordFile), parsed.GetValue(TokenFile));
            string? name = parsed.GetResult(Name) is { Tokens.Count: > 0 } ? parsed.GetRequiredValue(Name) : null;
            name ??= given.NameOfAccount ?? NameFrom(Environment.UserName);
            return new()
            {
                Server = server,
                Name = name,
                Language = spoken,
                Secrets = given.For(name),
                Remember = parsed.GetValue(Remember),
                Tokens = given.Remembered,
                Room = parsed.GetRequiredValue(Room),
                Backlog = Math.Clamp(parsed.GetValue(Backlog) ?? backlog, 0, 500),
                Wait = parsed.GetValue(Wait),
                Follow = parsed.GetValue(Follow),
                Json = parsed.GetValue(Json),
            };
        }
    }
}
