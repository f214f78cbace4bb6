using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Charla.Protocol.Tests.Messages;

/// <summary>Equality of messages by what is in them: records compare their lists and their JSON by reference.</summary>
internal static class SameMessage
{
    public static bool As(object? one, object? other) => (one, other) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right),
        (string or ValueType, _) => one.Equals(other),
        (IDictionary left, IDictionary right) => left.Count == right.Count && left.Keys.Cast<object>().All(key => right.Contains(key) && As(left[key], right[key])),
        (IEnumerable left, IEnumerable right) => InOrder([.. left.Cast<object?>()], [.. right.Cast<object?>()]),
        _ => one.GetType() == other.GetType()
            && one.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).All(property => As(property.GetValue(one), property.GetValue(other))),
    };

    private static bool InOrder(object?[] left, object?[] right) => left.Length == right.Length && left.Zip(right).All(pair => As(pair.First, pair.Second));
}
