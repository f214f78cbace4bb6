using Charla.Lessons.Check;
using Charla.Lessons.Tests.Fakes;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tests.Check;

/// <summary>The programs of <c>tests/interop/exercises</c>, each judged once, a few at a time: what they cost is waiting.</summary>
internal static class StudentPrograms
{
    private const int AtOnce = 4;

    /// <summary>Each program with the point that its mistake fails; null for one without a mistake.</summary>
    private static readonly (string Name, string? Failing)[] _all =
    [
        ("echo_server", null),
        ("echo_server_answers_once", "again"),
        ("echo_server_first_1024", "large"),
        ("echo_server_decodes", "bytes"),
        ("echo_server_ascii", "non-ascii"),
        ("echo_server_waits_for_newline", "hello"),
        ("echo_server_never_ends", "ends"),
        ("echo_server_one_line_of_many", "glued"),
        ("echo_client", null),
        ("echo_client_one_recv", "whole-answer"),
        ("echo_client_never_ends", "peer-closes"),
        ("echo_client_prints_last_piece", "printed"),
        ("stream_server", null),
        ("stream_server_decodes_pieces", "non-ascii"),
        ("stream_server_one_recv", "pieces"),
        ("stream_server_never_ends", "ends"),
        ("stream_client", null),
        ("stream_client_to_nine", "numbers"),
        ("stream_client_binary", "text"),
        ("stream_client_stays_open", "closes"),
        ("framed_server", null),
        ("framed_server_one_recv", "split"),
        ("framed_server_ignores_header", "glued"),
        ("framed_server_stops_at_empty", "empty"),
        ("framed_server_counts_characters", "non-ascii"),
        ("framed_server_small_buffer", "large"),
        ("framed_server_never_ends", "ends"),
        ("framed_server_hangs_inside", "cut"),
        ("framed_client", null),
        ("framed_client_counts_characters", "counts-bytes"),
        ("framed_client_counts_utf16", "counts-bytes"),
        ("framed_client_not_padded", "header"),
        ("framed_client_newline", "header"),
        ("framed_client_hexadecimal", "header"),
        ("framed_client_nul_padded", "header"),
        ("framed_client_binary_header", "header"),
        ("framed_client_forgets_empty", "empty"),
        ("framed_client_latin1", "utf8"),
        ("framed_client_connects_each_time", "several"),
        ("framed_client_leaves_inside", "closes"),
        ("chat_server", null),
        ("chat_server_threads", null),
        ("chat_server_not_to_sender", "to-sender"),
        ("chat_server_only_to_sender", "to-others"),
        ("chat_server_one_recv", "split"),
        ("chat_server_relays_pieces", "interleaved"),
        ("chat_server_one_message_a_receive", "glued"),
        ("chat_server_stops_at_empty", "empty"),
        ("chat_server_relays_half_message", "leaves-mid-frame"),
        ("chat_server_forgets_nobody", "leaves"),
        ("chat_server_blocks_on_slow", "slow-member"),
        ("chat_server_dies_of_reset", "resets"),
        ("chat_server_dies_of_garbage", "garbage"),
        ("chat_client", null),
        ("chat_client_one_recv", "split"),
        ("chat_client_ignores_header", "glued"),
        ("chat_client_stops_at_empty", "empty"),
        ("chat_client_counts_characters", "counts-bytes"),
        ("chat_client_counts_characters_reading", "non-ascii"),
        ("chat_client_nameless", "typed"),
        ("chat_client_never_ends", "server-closes"),
        ("objects_server", null),
        ("objects_server_one_recv", "split"),
        ("objects_server_evaluates", "whole"),
        ("objects_server_first_only", "several"),
        ("objects_client", null),
        ("objects_client_counts_objects", "length"),
        ("objects_client_sends_text", "pickle"),
        ("objects_client_runs_code", "plain-data"),
    ];

    private static readonly SemaphoreSlim _gate = new(AtOnce);
    private static readonly Lazy<Dictionary<string, Task<CheckResult>>> _judged = new(() => _all.ToDictionary(program => program.Name, JudgeAsync));

    public static TheoryData<string> Correct => [.. _all.Where(program => program.Failing is null).Select(program => program.Name)];

    public static TheoryData<string, string> Faulty
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach ((string name, string? failing) in _all.Where(program => program.Failing is not null))
            {
                rows.Add(name, failing!);
            }

            return rows;
        }
    }

    public static IEnumerable<string> Names => _all.Select(program => program.Name);

    public static string Folder => Path.Combine(RunningProgram.Root, "tests", "interop", "exercises");

    /// <summary>What the check says of a program.</summary>
    public static Task<CheckResult> VerdictAsync(string name) => _judged.Value[name];

    /// <summary>How a program is judged that listens, or dials, at whatever port it is told.</summary>
    public static CheckOptions Options(string name) => new()
    {
        Exercise = Enum.Parse<Exercise>(name.Split('_')[0], ignoreCase: true),
        Student = Enum.Parse<WireSide>(name.Split('_')[1], ignoreCase: true),
        Run = $"python3 '{Path.Combine(Folder, name + ".py")}' {{port}}",
    };

    /// <summary>A limit decides failures only: those that are to come should come soon, and none may come of a busy machine.</summary>
    private static async Task<CheckResult> JudgeAsync((string Name, string? Failing) program)
    {
        await _gate.WaitAsync();
        try
        {
            TimeSpan limit = TimeSpan.FromSeconds(program.Failing is null ? 30 : 3);
            return await StudentCheck.RunAsync(Options(program.Name) with { Timeout = limit }, _ => { }, _ => { }, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }
}
