using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Charla.Core;
using Charla.Server.Tls;

namespace Charla.Server.Operating;

/// <summary>Which settings two sets of options have differently, by their names in the settings file.</summary>
internal static class SettingsDifference
{
    /// <summary>Those that hold from the moment they are set; all others do from the next start.</summary>
    private static readonly HashSet<string> _live = Names(typeof(ChatLimits))
        .Except([nameof(ChatLimits.MaxPayload), nameof(ChatLimits.OutboxBytes), nameof(ChatLimits.IdleSeconds)])
        .Concat([nameof(ServerOptions.Welcome), nameof(ServerOptions.Registration), nameof(ServerOptions.Guests), nameof(ServerOptions.Origins)])
        .Concat([nameof(ServerOptions.LogLevel), nameof(ServerOptions.Metrics), nameof(ServerOptions.DiskWarnMegabytes)])
        .ToHashSet();

    /// <summary>The names of those that changed: those that can be applied, and those that need a restart.</summary>
    public static (IReadOnlyList<string> Live, IReadOnlyList<string> AtRestart) Between(ServerOptions one, ServerOptions other)
    {
        ILookup<bool, string> changed = Of<ServerOptions>(one, other).Concat(Of<ChatLimits>(one.Limits, other.Limits)).Concat(Of<TlsOptions>(one.Encryption, other.Encryption)).ToLookup(_live.Contains);
        return ([.. changed[true].Select(JsonNamingPolicy.CamelCase.ConvertName)], [.. changed[false].Select(JsonNamingPolicy.CamelCase.ConvertName)]);
    }

    private static IEnumerable<string> Of<T>(T one, T other) => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.PropertyType != typeof(ChatLimits) && property.PropertyType != typeof(TlsOptions))
        .Where(property => Written(property.GetValue(one)) != Written(property.GetValue(other)))
        .Select(property => property.Name);

    private static IEnumerable<string> Names(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name);

    private static string Written(object? value) => value switch
    {
        string text => text,
        IEnumerable list => string.Join('\n', list.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
