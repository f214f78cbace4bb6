using System.Text.Json;

namespace Charla.Client.Tests.Fakes;

/// <summary>How long a test waits for what must happen: long enough for a busy machine, and never for ever.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task Within(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);

    public static Task Within(this ValueTask task) => task.AsTask().WaitAsync(Limit);

    /// <summary>Hands a message over, for tests that do more before they wait for it.</summary>
    public static PendingSend Say(this ChatClient client, string room, string text, JsonElement? attachment = null) =>
        client.Send(room, text, attachment: attachment);
}
