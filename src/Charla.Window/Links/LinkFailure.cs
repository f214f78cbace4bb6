using System.Text.Json;
using Charla.Client;
using Charla.Client.Connecting;
using Charla.Protocol;
using Charla.Serial;

namespace Charla.Window.Links;

/// <summary>Why there is no link, or why it ended.</summary>
/// <param name="Code">For the page: one of the table in <c>docs/window.md</c>.</param>
/// <param name="Detail">For people.</param>
internal sealed record LinkFailure(string Code, Bilingual Detail)
{
    private static readonly Bilingual _noDial = new("La página no dijo a tiempo adónde conectar.", "The page did not say in time where to connect.");
    private static readonly Bilingual _noHello = new("La página no se presentó a tiempo.", "The page did not introduce itself in time.");
    private static readonly Bilingual _noWelcome = new("{0} no contestó al saludo a tiempo.", "{0} did not answer the introduction in time.");
    private static readonly Bilingual _noPort = new("{0} no se abrió a tiempo.", "{0} did not open in time.");

    /// <summary>What a stranger seems to be; null for anybody else.</summary>
    public PeerProtocol? Answered { get; init; }

    /// <summary>A stranger's first bytes.</summary>
    public string? Answer { get; init; }

    public static LinkFailure NoDial => BadRequest(_noDial);

    public static LinkFailure NoHello => new(Word(ConnectFailure.TimedOut), _noHello);

    public static LinkFailure NoWelcome(string place) => new(Word(ConnectFailure.TimedOut), _noWelcome.With(place));

    public static LinkFailure NoPort(string path) => new(Word(ConnectFailure.TimedOut), _noPort.With(path));

    public static LinkFailure BadRequest(Bilingual detail) => new(ErrorCode.BadRequest, detail);

    /// <summary>A problem with a server, as the client library tells it.</summary>
    public static LinkFailure Of(ConnectionProblem problem, ServerAddress server)
    {
        LinkFailure failure = new(Word(problem.Failure), ProblemTexts.Of(problem, server));
        return problem.Failure == ConnectFailure.NotAChatServer ? failure with { Answered = problem.Answered, Answer = problem.Answer } : failure;
    }

    /// <summary>A problem with a serial line.</summary>
    public static LinkFailure Of(SerialException problem) => new(
        problem.Failure switch
        {
            SerialFailure.NotFound => "port_not_found",
            SerialFailure.Permission => "port_permission",
            SerialFailure.Busy => "port_busy",
            SerialFailure.NotATerminal => "port_not_serial",
            SerialFailure.Gone => "port_gone",
            SerialFailure.Unsupported => "port_unsupported",
            _ => Word(ConnectFailure.Other),
        },
        problem.Text);

    /// <summary>A name of the client library as it stands in JSON.</summary>
    public static string Word<T>(T name)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString());
}
