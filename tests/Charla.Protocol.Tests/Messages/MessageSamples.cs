using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Charla.Protocol.Messages;

namespace Charla.Protocol.Tests.Messages;

/// <summary>Messages of every kind with anything at all in their fields, the same for the same seed.</summary>
internal sealed class MessageSamples(int seed)
{
    private static readonly NullabilityInfoContext _nullability = new();

    private static readonly string[] _pieces =
    [
        "hola", "señor", "😀", "👩‍👧", "e\u0301", "漢字", "\0", "\n", "\"", "\\", "/", "<b>", "&", "'", "+", "\u007f", "\u0085", "\u2028", "\ufeff", "\ufffd",
        "{\"op\":\"hello\"}", "12        ", " ", "null",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The operation of each message, and its type.</summary>
    public static IReadOnlyDictionary<string, Type> ClientOps { get; } = OpsOf(WireJson.Shared.ClientMessage);

    public static IReadOnlyDictionary<string, Type> ServerOps { get; } = OpsOf(WireJson.Shared.ServerMessage);

    /// <summary>The fields of a message as the wire has them, without its operation.</summary>
    public static IEnumerable<(string Name, Type Type)> FieldsOf(Type message) =>
        WireJson.Shared.GetTypeInfo(message)!.Properties.Where(property => property.Get is not null).Select(property => (property.Name, property.PropertyType));

    public ClientMessage NextClientMessage() => (ClientMessage)Record(Pick([.. ClientOps.Values]), 2);

    public ServerMessage NextServerMessage() => (ServerMessage)Record(Pick([.. ServerOps.Values]), 2);

    private static Dictionary<string, Type> OpsOf(JsonTypeInfo messages) =>
        messages.PolymorphismOptions!.DerivedTypes.ToDictionary(message => (string)message.TypeDiscriminator!, message => message.DerivedType);

    /// <summary>A record with every field filled in; those that may be null are, now and then.</summary>
    private object Record(Type type, int depth)
    {
        object record = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.SetMethod is not null))
        {
            bool ignored = property.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute));
            bool nullable = !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null;
            bool leftOut = nullable && _nullability.Create(property).WriteState == NullabilityState.Nullable && _random.Next(3) == 0;
            property.SetValue(record, ignored || leftOut ? null : Value(property.PropertyType, depth));
        }

        return record;
    }

    private object Value(Type type, int depth)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            _ when plain == typeof(string) => Text(),
            _ when plain == typeof(bool) => _random.Next(2) == 0,
            _ when plain == typeof(int) => Pick([0, 1, -1, int.MaxValue, int.MinValue, _random.Next()]),
            _ when plain == typeof(long) => Pick([0, 1, -1, long.MaxValue, long.MinValue, _random.NextInt64()]),
            _ when plain == typeof(DateTimeOffset) => DateTimeOffset.FromUnixTimeMilliseconds(_random.NextInt64(-62_135_596_800_000, 253_402_300_799_999)),
            _ when plain == typeof(JsonElement) => JsonSerializer.SerializeToElement(Json(WireJson.MaxDepth - 1)),
            _ when plain == typeof(ServerMessage) => Record(Pick([typeof(MessageEvent), typeof(EditedEvent), typeof(DeletedEvent), typeof(ReactedEvent), typeof(TopicEvent)]), depth - 1),
            { IsGenericType: true } => Collection(plain.GetGenericArguments(), depth),
            _ => Record(plain, depth - 1),
        };
    }

    private object Collection(Type[] of, int depth)
    {
        int count = depth > 0 ? _random.Next(4) : 0;
        if (of.Length == 1)
        {
            Array items = Array.CreateInstance(of[0], count);
            for (int i = 0; i < count; i++)
            {
                items.SetValue(Value(of[0], depth - 1), i);
            }

            return items;
        }

        IDictionary entries = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
        for (int i = 0; i < count; i++)
        {
            entries[Text()] = Value(of[1], depth - 1);
        }

        return entries;
    }

    /// <summary>Any JSON but null, which a field that is left out is too.</summary>
    private object Json(int depth) => _random.Next(depth > 0 ? 6 : 4) switch
    {
        0 => Text(),
        1 => _random.NextDouble(),
        2 => _random.NextInt64(),
        3 => true,
        4 => Enumerable.Range(0, _random.Next(3)).Select(_ => Json(depth - 1)).ToArray(),
        _ => Enumerable.Range(0, _random.Next(3)).ToDictionary(i => i + Text(), _ => Json(depth - 1)),
    };

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => Pick(_pieces)));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
